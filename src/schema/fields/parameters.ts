import type { Field } from "./config.ts";
import * as loss from "./loss.ts";
import type { Parameter, Parameters } from "./parameter.ts";
import * as rollout from "./rollout.ts";
import { type CaseField, caseParameters } from "./scenario.ts";
import { type TrainingField, trainingFields, trainingParameters } from "./trainingParameters.ts";

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
  ...caseParameters,
};

/** Every field with its entry, in the order of the link. */
export const entries = Object.entries(parameters) as readonly (readonly [Field, Parameter])[];

type Place = "rollout" | "advanced";

/**
 * Where the page shows the settings that are no training parameters, and in which order. Rollout parameters have advice, and are controls
 * with zones; most jobs leave the advanced ones alone. A setting without a place does not compile.
 */
const places = {
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
} as const satisfies Readonly<Record<Exclude<Field, TrainingField | CaseField>, Place>>;

type Placed = keyof typeof places;
type FieldAt<P extends Place> = { [K in Placed]: (typeof places)[K] extends P ? K : never }[Placed];

const fieldsAt = <P extends Place>(place: P) =>
  (Object.keys(places) as Placed[]).filter((field): field is FieldAt<P> => places[field] === place);

export type AdjustableField = TrainingField | FieldAt<"rollout">;
export type AdvancedField = FieldAt<"advanced">;

export const rolloutFields: readonly AdjustableField[] = fieldsAt("rollout");
export const adjustableFields: readonly AdjustableField[] = [...trainingFields, ...rolloutFields];
export const advancedFields: readonly AdvancedField[] = fieldsAt("advanced");
