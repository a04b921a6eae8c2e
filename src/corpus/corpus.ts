import type { RunConfig } from "../schema/fields/config.ts";
import { documentInputs } from "./documents.ts";
import { launchInputs } from "./launches.ts";
import { linkInputs } from "./links.ts";
import { type Read, type Reading, readImport, readLink, readSavedRuns } from "./read.ts";
import { savedRunsInputs } from "./savedRuns.ts";

/** A sort of input that is kept for years, outside of our reach. */
interface Kind {
  /** Name of its file in `recorded/`. */
  readonly name: string;
  /** Makes inputs; the same seed gives the same ones. */
  readonly inputs: (count: number, seed: number) => readonly string[];
  readonly read: Read;
}

export const kinds: readonly Kind[] = [
  { name: "links", inputs: linkInputs, read: readLink },
  { name: "documents", inputs: documentInputs, read: readImport },
  { name: "launches", inputs: launchInputs, read: readImport },
  { name: "saved-runs", inputs: savedRunsInputs, read: readSavedRuns },
];

/** First line of the entries of one version: what was known then. */
export interface Heading {
  readonly version: string;
  /** Every field of that version with its default; readings hold what differs. */
  readonly defaults: RunConfig;
}

/** One input, and what it was read to when it was recorded. */
export interface Entry {
  readonly input: string;
  readonly read: Reading;
}

/** An entry with the heading above it and its line in the file, from 1. */
export interface RecordedEntry extends Entry {
  readonly heading: Heading;
  readonly line: number;
}

/** Returns the entries of a recorded file. Throws where a line is not JSON or the first is no heading. */
export function parseRecording(text: string): readonly RecordedEntry[] {
  const recorded: RecordedEntry[] = [];
  let heading: Heading | undefined;
  for (const [i, line] of text.trimEnd().split("\n").entries()) {
    const parsed: Heading | Entry = JSON.parse(line);
    if ("defaults" in parsed) heading = parsed;
    else if (heading === undefined) throw new Error(`line ${i + 1} has no heading above it`);
    else recorded.push({ ...parsed, heading, line: i + 1 });
  }
  return recorded;
}

const sameHeading = (one: Heading | undefined, other: Heading) => JSON.stringify(one) === JSON.stringify(other);

/** Returns the text of a recorded file with the inputs that it lacks appended; what is recorded stays as it is. */
export function extend(text: string, inputs: readonly string[], heading: Heading, read: Read): string {
  const recorded = text === "" ? [] : parseRecording(text);
  const known = new Set(recorded.map(({ input }) => input));
  const added = [...new Set(inputs)].filter((input) => !known.has(input));
  if (added.length === 0) return text;
  const lines = added.map((input) => ({ input, read: read(input, heading.defaults).reading }) satisfies Entry);
  const headings = sameHeading(recorded.at(-1)?.heading, heading) ? [] : [heading];
  return `${text}${[...headings, ...lines].map((line) => `${JSON.stringify(line)}\n`).join("")}`;
}
