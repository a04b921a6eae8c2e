import type { Field } from "../schema/fields/config.ts";

/** Settings that move nothing in the miniature. */
const NOT_MODELLED = [
  "topP",
  "topK",
  "maxContextLength",
  "maxOutputTokens",
  "chunkSize",
  "batchSizeSamples",
  "optimizerWeightDecay",
] as const satisfies readonly Field[];
export type NotModelled = (typeof NOT_MODELLED)[number];

/** Whether the simulation takes the field into account at all. */
export const isModelled = (field: Field): boolean => !NOT_MODELLED.some((other) => other === field);
