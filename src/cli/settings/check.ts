import { refusalsOf } from "../../exchange/export/export.ts";
import type { Target } from "../../exchange/export/targets.ts";
import type { Job } from "../../schema/fields/job.ts";
import { findingsOf } from "../../schema/findings/findings.ts";
import { adviceOf } from "../../schema/plan/advice.ts";
import { changeText } from "../../schema/plan/suggestion.ts";
import { type ExitCode, exitCodes, type Io } from "../io.ts";
import { formOf } from "./exportConfig.ts";
import type { Source } from "./source.ts";

interface Question {
  readonly json: boolean;
  /** The export format to check for; job details are required only if it is given and needs them. */
  readonly to: Target | undefined;
  readonly job: Job;
}

/** Prints what there is to say about a config; `blocked` when something stops the export or was refused. */
export function check(source: Source, { json, to, job }: Question, io: Io): ExitCode {
  const findings = findingsOf(source.config);
  const { ignored, notes } = source;
  const form = to === undefined ? undefined : formOf(to, source.config, job, new Set(source.unset.keys()));
  const refused = [...source.refused, ...(form?.refused ?? refusalsOf(job))];
  const missing = form?.missing ?? [];
  const blocks = refused.length + missing.length > 0 || findings.some(({ level }) => level === "blocked");
  if (json) {
    const lacking = form === undefined ? {} : { missing };
    io.out(
      `${JSON.stringify({ blocks, refused, unset: [...source.unset.keys()], ignored, notes, ...lacking, findings }, undefined, 2)}\n`,
    );
  } else {
    const lines = [
      ...(blocks ? [] : ["nothing blocks"]),
      ...refused.map((reason) => `refused: ${reason}`),
      ...missing.map((line) => `missing: ${line}`),
      ...findings.map(({ level, message }) => `${level}: ${message}`),
      ...adviceOf(source.config).suggestions.map((suggestion) => `suggestion: ${changeText(suggestion)}`),
      ...[...source.unset.values()].map((reason) => `unset: ${reason}`),
      ...ignored.map((reason) => `ignored: ${reason}`),
      ...notes.map((note) => `note: ${note}`),
    ];
    io.out(`${lines.join("\n")}\n`);
  }
  return blocks ? exitCodes.blocked : exitCodes.ok;
}
