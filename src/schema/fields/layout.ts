import type { Field, LossMethod } from "./config.ts";
import type { Group } from "./parameter.ts";
import { entries, parameters } from "./parameters.ts";

/** The groups in their order, and whether the fields of each stand in an object of their own or at the top. */
const nested: Readonly<Record<Group, boolean>> = {
  trainingConfig: true,
  inferenceParameters: true,
  job: false,
  lossConfig: true,
  scenario: true,
  seed: false,
};

/** The fields that the service writes in another order than that of the table. */
const first: readonly Field[] = [
  "learningRate",
  "maxContextLength",
  "loraRank",
  "epochs",
  "batchSize",
  "maxOutputTokens",
  "temperature",
  "topP",
  "responseCandidatesCount",
  "topK",
];
const inOrder = [...new Set([...first, ...entries.map(([field]) => field)])];

/** Where each field stands in the config document: its groups and their fields, in the order in which they are written. */
export const layout: readonly { readonly group: Group; readonly fields: readonly Field[] }[] = (
  Object.keys(nested) as Group[]
).map((group) => ({
  group,
  fields: inOrder.filter((field) => parameters[field].group === group),
}));

/** Version of the config document that is written. */
export const DOCUMENT_VERSION = 1;

/** A loss method as the request spells it. */
export const lossMethodNames: Readonly<Record<LossMethod, string>> = {
  grpo: "GRPO",
  dapo: "DAPO",
  "gspo-token": "GSPO_TOKEN",
};

/** Whether the fields of a group stand in an object of their own; those of the others stand at the top. */
export const isNested = (group: Group) => nested[group];

/** The field's name in the request. */
export const requestName = (field: Field): string => parameters[field].requestName ?? field;

/** What older requests call a field in the same place. */
export const oldNames: { readonly [K in Field]?: string } = {
  maxOutputTokens: "maxTokens",
  responseCandidatesCount: "n",
};

/** Where the field stands in the document: trainingConfig.epochs. */
export function pathOf(field: Field): string {
  const { group } = parameters[field];
  return isNested(group) ? `${group}.${requestName(field)}` : requestName(field);
}
