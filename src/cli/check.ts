import { findingsOf } from "../schema/findings.ts";
import { type ExitCode, exitCodes, type Io } from "./io.ts";
import type { Source } from "./source.ts";

/** Prints what there is to say about a config; `blocked` when something stops an export or was refused. */
export function check(source: Source, json: boolean, io: Io): ExitCode {
  const findings = findingsOf(source.config);
  const { refused, ignored, notes } = source;
  const blocks = refused.length > 0 || findings.some(({ level }) => level === "blocked");
  if (json) {
    io.out(`${JSON.stringify({ blocks, refused, ignored, notes, findings }, undefined, 2)}\n`);
  } else {
    const lines = [
      ...(blocks ? [] : ["nothing blocks"]),
      ...refused.map((reason) => `refused: ${reason}`),
      ...findings.map(({ level, message }) => `${level}: ${message}`),
      ...ignored.map((reason) => `ignored: ${reason}`),
      ...notes.map((note) => `note: ${note}`),
    ];
    io.out(`${lines.join("\n")}\n`);
  }
  return blocks ? exitCodes.blocked : exitCodes.ok;
}
