import type { Field } from "../../schema/fields/config.ts";

/** One thing in a link that could not be taken. */
export interface Problem {
  /** refused: a setting, which has its default. repeated: a setting given twice, of which the first counts. unknown: a key, which was left out. baseline: a part of the baseline, in which the settings' value stands for it. link: the link as a whole, or its version. */
  readonly kind: "refused" | "repeated" | "unknown" | "baseline" | "link";
  /** The setting that the key stands for, if any. */
  readonly field?: Field;
  readonly key: string;
  readonly reason: string;
}
