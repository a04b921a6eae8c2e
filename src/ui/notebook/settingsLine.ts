import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { fieldText } from "../../schema/values/fieldText.ts";

/** Always named: what one run after another changes most. */
const always: readonly Field[] = ["learningRate", "epochs", "loraRank", "batchSize"];

/** One setting as the line names it. */
export interface Said {
  readonly field: Field;
  /** "Learning rate 2e-4". */
  readonly text: string;
  readonly isDefault: boolean;
}

/** The settings that tell a run apart: the four that are changed most, then every other one that is not at its default. */
export const settingsLine = (config: RunConfig): readonly Said[] =>
  entries
    .map(([field, { label, default: usual }]) => ({
      field,
      text: `${label} ${fieldText(field, config[field])}`,
      isDefault: config[field] === usual,
    }))
    .filter(({ field, isDefault }) => always.includes(field) || !isDefault);

/** A title for a run that was given none. */
export function titleFor(config: RunConfig): string {
  const changed = settingsLine(config).filter(({ isDefault }) => !isDefault);
  return changed.length === 0 ? "The defaults" : changed.map(({ text }) => text).join(", ");
}
