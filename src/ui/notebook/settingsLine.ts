import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { fieldText } from "../../schema/values/fieldText.ts";

/** Fields that are always listed, because they change most often. */
const always: readonly Field[] = ["learningRate", "epochs", "loraRank", "batchSize"];

/** One setting of the line. */
export interface Said {
  readonly field: Field;
  /** "Learning rate 2e-4". */
  readonly text: string;
  readonly isDefault: boolean;
}

/** Returns the settings that identify a run: the four that change most often, then every other one that differs from its default. */
export const settingsLine = (config: RunConfig): readonly Said[] =>
  entries
    .map(([field, { label, default: usual }]) => ({
      field,
      text: `${label} ${fieldText(field, config[field])}`,
      isDefault: config[field] === usual,
    }))
    .filter(({ field, isDefault }) => always.includes(field) || !isDefault);

/** Returns a title for a run without one. */
export function titleFor(config: RunConfig): string {
  const changed = settingsLine(config).filter(({ isDefault }) => !isDefault);
  return changed.length === 0 ? "The defaults" : changed.map(({ text }) => text).join(", ");
}
