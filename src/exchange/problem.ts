import type { Field } from "../schema/config.ts";

/** One thing in a link that could not be taken. */
export interface Problem {
  /** The setting that the key stands for, if any. */
  readonly field?: Field;
  readonly key: string;
  readonly reason: string;
}
