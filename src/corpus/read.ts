import { decodeImport } from "../exchange/imports/import.ts";
import { decodeLink } from "../exchange/link/link.ts";
import { decodeRunsFile } from "../exchange/runs/runsFile.ts";
import type { Field, RunConfig } from "../schema/fields/config.ts";
import { jobEntries } from "../schema/fields/job.ts";
import { linkKeys } from "../schema/fields/linkKeys.ts";

/** Keys of an input by what became of them, each list sorted. */
type Outcomes = Readonly<Record<string, readonly string[]>>;

/** What an input was read to, as plain JSON: values and outcomes, no sentences. */
export interface Reading {
  readonly [part: string]: unknown;
  /** What became of the keys; absent for files of saved runs. */
  readonly outcomes?: Outcomes;
}

/** A reading, and the keys in it that stand for a field which is newer than the recording. */
export interface ReadingThen {
  readonly reading: Reading;
  readonly newer: readonly string[];
}

/** Reads a text as a version read it that knew only the fields of `then`, its defaults. */
export type Read = (text: string, then: RunConfig) => ReadingThen;

/** The values that are not as in `then`, of its fields alone. */
const difference = (config: RunConfig, then: RunConfig) =>
  Object.fromEntries(
    (Object.keys(then) as Field[])
      .filter((field) => config[field] !== then[field])
      .map((field) => [field, config[field]]),
  );

function outcomesOf(keys: readonly (readonly [outcome: string, key: string])[]): Outcomes {
  const names = [...new Set(keys.map(([outcome]) => outcome))].sort();
  return Object.fromEntries(
    names.map((name) => [name, keys.flatMap(([outcome, key]) => (outcome === name ? [key] : [])).sort()]),
  );
}

export const readLink: Read = (text, then) => {
  const { config, baseline, problems, recognized } = decodeLink(text);
  return {
    reading: {
      config: difference(config, then),
      ...(baseline && { baseline: difference(baseline, then) }),
      outcomes: outcomesOf(problems.map(({ kind, key }) => [kind, key])),
      recognized,
    },
    newer: [],
  };
};

/** Job fields that version 0.2.0 left out. */
const isCarried = (field: string) => jobEntries.some(([known, { carried }]) => known === field && carried);

export const readImport: Read = (text, then) => {
  const { kind, values, job, rows, problem } = decodeImport(text);
  const isNewer = (field: string | undefined) =>
    field !== undefined && ((field in linkKeys && !(field in then)) || isCarried(field));
  // that a setting is left unset was not said then
  const known = rows.filter(({ field, outcome }) => !isNewer(field) && outcome !== "unset");
  return {
    reading: {
      ...(kind && { kind }),
      ...(problem !== undefined && { problem: true }),
      values: Object.fromEntries(Object.entries(values).filter(([field]) => field in then)),
      job: Object.fromEntries(Object.entries(job).filter(([field]) => !isCarried(field))),
      outcomes: outcomesOf(known.map(({ outcome, absent, path }) => [absent ? "absent" : outcome, path])),
    },
    newer: rows.filter(({ field }) => isNewer(field)).map(({ path }) => path),
  };
};

export const readSavedRuns: Read = (text, then) => {
  const { runs, refused, remarks, problem } = decodeRunsFile(text);
  return {
    reading: {
      ...(problem !== undefined && { problem: true }),
      runs: runs.map(({ link, ...run }) => ({ ...run, config: difference(decodeLink(link).config, then) })),
      refused: refused.length,
      remarks: remarks.length,
    },
    newer: [],
  };
};
