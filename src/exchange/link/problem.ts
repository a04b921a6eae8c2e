import type { Field } from "../../schema/fields/config.ts";

/** A part of a link that was not read. */
export interface Problem {
  /**
   * refused: an illegal value; the setting keeps its default. repeated: a setting given twice; the first counts. unknown: an unknown key.
   * baseline: a part of the baseline; the value of the settings replaces it. link: the link as a whole, or its version.
   * cut: the end of the link is missing.
   */
  readonly kind: "refused" | "repeated" | "unknown" | "baseline" | "link" | "cut";
  /** The setting of the key, if it is known. */
  readonly field?: Field;
  readonly key: string;
  readonly reason: string;
}
