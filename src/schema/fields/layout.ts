import type { Field, LossMethod, RunConfig } from "./config.ts";
import type { Group, Parameter } from "./parameter.ts";
import { parameters, sortedBy } from "./parameters.ts";

/** The groups in document order; true where the group is an object of its own, false where its fields stand at the top level. */
const nested: Readonly<Record<Group, boolean>> = {
  trainingConfig: true,
  inferenceParameters: true,
  job: false,
  lossConfig: true,
  scenario: true,
  seed: false,
};

const inOrder = sortedBy(({ groupOrder }) => groupOrder);

/** The groups of the config document and their fields, in the order in which they are written. */
export const layout: readonly { readonly group: Group; readonly fields: readonly Field[] }[] = (
  Object.keys(nested) as Group[]
).map((group) => ({
  group,
  fields: inOrder.filter((field) => parameters[field].group === group),
}));

/** Version of the config document that is written. */
export const DOCUMENT_VERSION = 1;

/** Each loss method as the request spells it. */
export const lossMethodNames = Object.fromEntries(
  parameters.lossMethod.options.map(({ value, requestValue = value }) => [value, requestValue]),
) as Readonly<Record<LossMethod, string>>;

/** Tells whether the fields of a group stand in an object of their own; the others stand at the top level. */
export const isNested = (group: Group) => nested[group];

/** The field's name in the request. */
export const requestName = (field: Field): string => parameters[field].requestName ?? field;

/** The field's value as the request spells it. */
export function requestValue(config: RunConfig, field: Field): number | string {
  const parameter: Parameter = parameters[field];
  const value = config[field];
  const option = parameter.kind === "choice" ? parameter.options.find((one) => one.value === value) : undefined;
  return option?.requestValue ?? value;
}

/** The field's path in the document: trainingConfig.epochs. */
export function pathOf(field: Field): string {
  const { group } = parameters[field];
  return isNested(group) ? `${group}.${requestName(field)}` : requestName(field);
}
