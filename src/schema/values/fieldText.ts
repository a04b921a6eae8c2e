import type { Field, RunConfig } from "../fields/config.ts";
import { grouped, shortest, withUnit } from "../fields/notation.ts";
import type { Notation, Parameter } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";

type Value = RunConfig[Field];

const notationOf = (parameter: Parameter): Notation => (parameter.kind === "number" ? parameter.notation : "plain");

const optionOf = (parameter: Parameter, value: Value) =>
  parameter.kind === "choice" ? parameter.options.find((option) => option.value === value) : undefined;

/** Returns a share as a percentage, to 15 digits: 28%, 28.75%. */
const exactPercent = (share: number) => `${Number((100 * share).toPrecision(15))}%`;

/** Returns a field's value as people read it, with its unit: 32,768 tokens, 1e-4, complex, auto. Exact: two that differ never look the same. */
export function fieldText(field: Field, value: Value): string {
  const parameter: Parameter = parameters[field];
  if (typeof value !== "number" || parameter.kind === "choice")
    return optionOf(parameter, value)?.label ?? String(value);
  const notation = notationOf(parameter);
  if (notation === "share") return exactPercent(value);
  return withUnit(parameter.whole ? grouped(value) : shortest(value, notation), parameter.unit);
}

/** Returns a field's value as one types it, and as links and commands hold it: 32768, 1e-4, 0.28, complex, auto. */
export const typedText = (field: Field, value: Value): string =>
  typeof value === "number" ? shortest(value, notationOf(parameters[field])) : value;

/** Returns every text by which a field's value is known: as it is typed, and the label of a choice. */
export const spellingsOf = (field: Field, value: Value): readonly string[] => {
  const option = optionOf(parameters[field], value);
  return option ? [option.value, option.label] : [typedText(field, value)];
};
