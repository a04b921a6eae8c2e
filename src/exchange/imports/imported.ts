import type { Field, RunConfig } from "../../schema/fields/config.ts";
import type { Job } from "../../schema/fields/job.ts";
import { grouped } from "../../schema/fields/notation.ts";
import type { JobFigures } from "../../schema/plan/jobFigures.ts";
import type { ImportKind } from "./statements/importKinds.ts";
import type { ImportRow } from "./statements/statement.ts";

/** Settings and job details read from a text: legal values only. */
export interface Import {
  /** The detected format; absent if the text has none. */
  readonly kind?: ImportKind;
  readonly values: Partial<RunConfig>;
  readonly job: Partial<Job>;
  readonly rows: readonly ImportRow[];
  /** Notes on the text as a whole: parts read differently than written, or not at all. */
  readonly notes: readonly string[];
  /** What the service measured of the job: no settings, but the pace of the next run. */
  readonly figures?: JobFigures;
  /** The error and its fix, if nothing could be read. */
  readonly problem?: string;
}

/** Largest file or text that is read, in bytes; a document has about 1,000. */
export const SIZE_LIMIT = 2 ** 20;

/** Returns an import of nothing, with the error and its fix. */
export const failed = (problem: string): Import => ({ values: {}, job: {}, rows: [], notes: [], problem });

/** Returns the error for a file or text above the size limit. */
export const tooLarge = (size: number, what = "file"): Import =>
  failed(
    `The ${what} has ${grouped(size)} bytes; at most ${grouped(SIZE_LIMIT)} (1 MiB) are read. A config has about 1,000: choose another ${what}.`,
  );

/** The fields that an import leaves to the service's default. */
export const unsetIn = (rows: readonly ImportRow[]): ReadonlySet<Field> =>
  new Set(rows.filter(({ outcome }) => outcome === "unset").map(({ field }) => field as Field));
