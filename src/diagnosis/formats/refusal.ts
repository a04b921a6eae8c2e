import { fileKind, looksLikeUtf16 } from "../../schema/values/fileKind.ts";
import type { Log } from "../log/log.ts";

/** A log that was not read, and why. */
export const refused = (problem: string): Log => ({ format: "Unknown", runs: [], notes: [], problem });

/** Ends the reading of a file from within its stream. */
export class Refusal extends Error {
  readonly log: Log;
  constructor(problem: string) {
    super(problem);
    this.log = refused(problem);
  }
}

const choose =
  "Choose a log: trainer_state.json, a notebook, JSON Lines, CSV, a console's output or a TensorBoard event file.";
/** What to do with a file of this kind instead, by its first bytes. */
const remedies: readonly (readonly [remedy: string, start: readonly number[]])[] = [
  [
    "Take files/output.log beside it, which has what the run printed, or export the chart of the reward as CSV.",
    [0x3a, 0x57, 0x26, 0x42],
  ],
  ["Unpack it first: gzip and zip are read as they are.", [0xfd, 0x37, 0x7a]],
  ["Unpack it first: gzip and zip are read as they are.", [0x28, 0xb5, 0x2f, 0xfd]],
];
const startsWith = (head: Uint8Array, start: readonly number[]) => start.every((byte, i) => head[i] === byte);

/** Where a tar archive has its name, and the name. */
const TAR_AT = 257;
const TAR = [0x75, 0x73, 0x74, 0x61, 0x72];

/** Returns why a file with this beginning is no text of a log; undefined where it may be one. */
export function refusalOf(head: Uint8Array): string | undefined {
  const kind = startsWith(head.subarray(TAR_AT), TAR) ? "a tar archive" : fileKind(head);
  if (kind === "a tar archive") return "This is a tar archive, not a log. Take the log out of it.";
  const remedy = remedies.find(([, start]) => startsWith(head, start))?.[0] ?? choose;
  if (kind !== undefined) return `This is ${kind}, not a log. ${remedy}`;
  if (encodingOf(head) !== "utf-8") return undefined;
  // a terminal's bell and backspaces are text
  let controls = 0;
  for (const byte of head) if (byte < 7 || (byte > 13 && byte < 27)) controls++;
  return controls > head.length / 50 ? `This is a binary file, not a log. ${choose}` : undefined;
}

/** Returns the encoding of a text by its beginning. */
export function encodingOf(head: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (!looksLikeUtf16(head)) return "utf-8";
  return head[0] === 0 ? "utf-16be" : "utf-16le";
}
