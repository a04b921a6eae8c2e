import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { spoken } from "../../schema/fields/notation.ts";
import { entries, parameters } from "../../schema/fields/parameters.ts";

/** Always named: what one run after another changes most. */
const always: readonly Field[] = ["learningRate", "epochs", "loraRank", "batchSize"];

/** One setting as the line names it. */
export interface Said {
  readonly field: Field;
  /** "Learning rate 2e-4". */
  readonly text: string;
  readonly isDefault: boolean;
}

function inWords(field: Field, config: RunConfig): string {
  const parameter = parameters[field];
  const value = config[field];
  if (parameter.kind === "number" && typeof value === "number") return spoken(parameter, value);
  const option = parameter.kind === "choice" ? parameter.options.find((one) => one.value === value) : undefined;
  return option ? option.label : String(value);
}

/** The settings that tell a run apart: the four that are changed most, then every other one that is not at its default. */
export const settingsLine = (config: RunConfig): readonly Said[] =>
  entries
    .map(([field, { label, default: usual }]) => ({
      field,
      text: `${label} ${inWords(field, config)}`,
      isDefault: config[field] === usual,
    }))
    .filter(({ field, isDefault }) => always.includes(field) || !isDefault);

/** A title for a run that was given none. */
export function titleFor(config: RunConfig): string {
  const changed = settingsLine(config).filter(({ isDefault }) => !isDefault);
  return changed.length === 0 ? "The defaults" : changed.map(({ text }) => text).join(", ");
}
