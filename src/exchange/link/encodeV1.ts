import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { allFields, linkKeys } from "../../schema/fields/linkKeys.ts";
import { shortestOf } from "../../schema/fields/notation.ts";

/** What each field means where a version 1 link does not have it. Frozen: these stay when a default changes. */
const FROZEN: Readonly<Record<Field, string>> = {
  learningRate: "1e-4",
  epochs: "1",
  loraRank: "8",
  batchSize: "32768",
  maxContextLength: "8192",
  temperature: "0.7",
  topP: "1",
  topK: "40",
  responseCandidatesCount: "4",
  maxOutputTokens: "2048",
  lossMethod: "grpo",
  klBeta: "auto",
  chunkSize: "auto",
  learningRateWarmupSteps: "auto",
  batchSizeSamples: "auto",
  optimizerWeightDecay: "auto",
  taskComplexity: "medium",
  prompts: "300",
  typicalTokens: "2048",
  startingReward: "0.3",
  gameableShare: "0.28",
  modelSize: "8",
  gpuMemory: "80",
  gpuCount: "1",
  seed: "1",
};

/** The key of the baseline: the fields in which it differs from the settings, as `key:value,key:value`, or SAME. Absent: there is none. */
export const BASELINE = "base";
export const SAME = "same";

// not read from the table of the parameters: the page writes links before it needs the table's texts
const order = allFields.map((field) => ({ key: linkKeys[field], field }));

/** Keys and frozen values in the link's order. */
export const frozenPairs = order.map(({ key, field }) => [key, FROZEN[field]] as const);

/** The setting that each key stands for. */
export const fields = new Map<string, Field>(order.map(({ key, field }) => [key, field]));

function written(field: Field, config: RunConfig): string {
  const value = config[field];
  return typeof value === "number" ? shortestOf(field, value) : value;
}

/** All fields of a config as keys and values, in the frozen order; a baseline after them, as far as it differs, but for its seed. */
export function encode1(config: RunConfig, baseline?: RunConfig): string {
  const settings = order.map(({ key, field }) => `${key}=${written(field, config)}`).join("&");
  if (baseline === undefined) return settings;
  const differing = order
    .filter(({ field }) => field !== "seed" && baseline[field] !== config[field])
    .map(({ key, field }) => `${key}:${written(field, baseline)}`);
  return `${settings}&${BASELINE}=${differing.length > 0 ? differing.join(",") : SAME}`;
}
