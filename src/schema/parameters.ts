import * as batch from "./batch.ts";
import type { Field, RunConfig } from "./config.ts";
import * as loss from "./loss.ts";
import type { Parameter, Parameters } from "./parameter.ts";
import * as rollout from "./rollout.ts";
import * as scenario from "./scenario.ts";
import * as training from "./training.ts";

/** Everything the product knows about each field, in the order of the link. A field without an entry does not compile. */
export const parameters: Parameters = {
  learningRate: training.learningRate,
  epochs: training.epochs,
  loraRank: training.loraRank,
  batchSize: batch.batchSize,
  maxContextLength: training.maxContextLength,
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

const defaultOf = <K extends Field>(field: K) => parameters[field].default;

/** The settings that a job has when nobody changes anything, on the default scenario. */
export const defaultConfig = Object.fromEntries(
  entries.map(([field]) => [field, defaultOf(field)]),
) as Partial<RunConfig> as RunConfig;

type Place = "training" | "rollout" | "advanced" | "case";

/**
 * Where the page shows each field, and in which order. Training and rollout parameters have advice, and are controls with zones; most jobs
 * leave the advanced ones alone. A field without a place does not compile.
 */
const places = {
  learningRate: "training",
  epochs: "training",
  loraRank: "training",
  batchSize: "training",
  maxContextLength: "training",
  responseCandidatesCount: "rollout",
  temperature: "rollout",
  topP: "rollout",
  topK: "rollout",
  maxOutputTokens: "rollout",
  lossMethod: "advanced",
  klBeta: "advanced",
  learningRateWarmupSteps: "advanced",
  chunkSize: "advanced",
  batchSizeSamples: "advanced",
  optimizerWeightDecay: "advanced",
  taskComplexity: "case",
  prompts: "case",
  typicalTokens: "case",
  startingReward: "case",
  gameableShare: "case",
  modelSize: "case",
  gpuMemory: "case",
  gpuCount: "case",
  seed: "case",
} as const satisfies Readonly<Record<Field, Place>>;

type FieldAt<P extends Place> = { [K in Field]: (typeof places)[K] extends P ? K : never }[Field];

const fieldsAt = <P extends Place>(place: P) =>
  (Object.keys(places) as Field[]).filter((field): field is FieldAt<P> => places[field] === place);

export type TrainingField = FieldAt<"training">;
export type AdjustableField = TrainingField | FieldAt<"rollout">;
export type AdvancedField = FieldAt<"advanced">;

export const trainingFields: readonly TrainingField[] = fieldsAt("training");
export const rolloutFields: readonly AdjustableField[] = fieldsAt("rollout");
export const adjustableFields: readonly AdjustableField[] = [...trainingFields, ...rolloutFields];
export const advancedFields: readonly AdvancedField[] = fieldsAt("advanced");
