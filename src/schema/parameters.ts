import type { Field } from "./config.ts";
import * as loss from "./loss.ts";
import type { Parameter, Parameters } from "./parameter.ts";
import * as rollout from "./rollout.ts";
import * as scenario from "./scenario.ts";
import { trainingFields, trainingParameters } from "./trainingParameters.ts";

/** Everything the product knows about each field, in the order of the link. A field without an entry does not compile. */
export const parameters: Parameters = {
  ...trainingParameters,
  temperature: rollout.temperature,
  topP: rollout.topP,
  topK: rollout.topK,
  responseCandidatesCount: rollout.responseCandidatesCount,
  maxOutputTokens: rollout.maxOutputTokens,
  lossMethod: loss.lossMethod,
  klBeta: loss.klBeta,
  chunkSize: loss.chunkSize,
  learningRateWarmupSteps: loss.learningRateWarmupSteps,
  batchSizeSamples: loss.batchSizeSamples,
  optimizerWeightDecay: loss.optimizerWeightDecay,
  taskComplexity: scenario.taskComplexity,
  prompts: scenario.prompts,
  typicalTokens: scenario.typicalTokens,
  startingReward: scenario.startingReward,
  gameableShare: scenario.gameableShare,
  modelSize: scenario.modelSize,
  gpuMemory: scenario.gpuMemory,
  gpuCount: scenario.gpuCount,
  seed: scenario.seed,
};

/** Every field with its entry, in the order of the link. */
export const entries = Object.entries(parameters) as readonly (readonly [Field, Parameter])[];

/** The fields beside the training parameters that have advice, which the page shows as controls with zones, in order. */
export const rolloutFields = ["responseCandidatesCount", "temperature", "topP", "topK", "maxOutputTokens"] as const;
export const adjustableFields = [...trainingFields, ...rolloutFields] as const;
export type AdjustableField = (typeof adjustableFields)[number];

/** The fields that most jobs leave alone, in order: choices, and numbers that may be left to the service. */
export const advancedFields = [
  "lossMethod",
  "klBeta",
  "learningRateWarmupSteps",
  "chunkSize",
  "batchSizeSamples",
  "optimizerWeightDecay",
] as const;
export type AdvancedField = (typeof advancedFields)[number];
