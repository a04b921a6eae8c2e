import { batchSizeSamples } from "./advanced/batchSizeSamples.ts";
import { chunkSize } from "./advanced/chunkSize.ts";
import { klBeta } from "./advanced/klBeta.ts";
import { learningRateWarmupSteps } from "./advanced/learningRateWarmupSteps.ts";
import { lossMethod } from "./advanced/lossMethod.ts";
import { optimizerWeightDecay } from "./advanced/optimizerWeightDecay.ts";
import type { Field } from "./config.ts";
import type { Parameter, Parameters, Place } from "./parameter.ts";
import { maxOutputTokens } from "./rollout/maxOutputTokens.ts";
import { responseCandidatesCount } from "./rollout/responseCandidatesCount.ts";
import { temperature } from "./rollout/temperature.ts";
import { topK } from "./rollout/topK.ts";
import { topP } from "./rollout/topP.ts";
import { gameableShare } from "./scenario/gameableShare.ts";
import { gpuCount } from "./scenario/gpuCount.ts";
import { gpuMemory } from "./scenario/gpuMemory.ts";
import { modelSize } from "./scenario/modelSize.ts";
import { prompts } from "./scenario/prompts.ts";
import { seed } from "./scenario/seed.ts";
import { startingReward } from "./scenario/startingReward.ts";
import { taskComplexity } from "./scenario/taskComplexity.ts";
import { typicalTokens } from "./scenario/typicalTokens.ts";
import { batchSize } from "./training/batchSize.ts";
import { epochs } from "./training/epochs.ts";
import { learningRate } from "./training/learningRate.ts";
import { loraRank } from "./training/loraRank.ts";
import { maxContextLength } from "./training/maxContextLength.ts";

/** The entry of each field, in the order of the link: a new field comes last. A field without an entry does not compile. */
export const parameters = {
  learningRate,
  epochs,
  loraRank,
  batchSize,
  maxContextLength,
  temperature,
  topP,
  topK,
  responseCandidatesCount,
  maxOutputTokens,
  lossMethod,
  klBeta,
  chunkSize,
  learningRateWarmupSteps,
  batchSizeSamples,
  optimizerWeightDecay,
  taskComplexity,
  prompts,
  typicalTokens,
  startingReward,
  gameableShare,
  modelSize,
  gpuMemory,
  gpuCount,
  seed,
} as const satisfies Parameters;

/** Every field with its entry, in the order of the link. */
export const entries = Object.entries(parameters) as readonly (readonly [Field, Parameter])[];

/** Every field, in the order of the link. */
export const allFields: readonly Field[] = entries.map(([field]) => field);

/** A table with one value per field, made from the field's entry. */
export const tableOf = <Value>(read: (parameter: Parameter) => Value) =>
  Object.fromEntries(entries.map(([field, parameter]) => [field, read(parameter)])) as Readonly<Record<Field, Value>>;

/** The fields by a position of their entries; those without one follow in the order of the link. */
export const sortedBy = (position: (parameter: Parameter) => number | undefined): readonly Field[] =>
  entries
    .toSorted(([, one], [, other]) => (position(one) ?? entries.length) - (position(other) ?? entries.length))
    .map(([field]) => field);

type FieldAt<P extends Place> = { [K in Field]: (typeof parameters)[K]["place"] extends P ? K : never }[Field];

const pageOrder = sortedBy(({ placeOrder }) => placeOrder);
const fieldsAt = <P extends Place>(place: P) =>
  pageOrder.filter((field): field is FieldAt<P> => parameters[field].place === place);

export type TrainingField = FieldAt<"training">;
export type AdvancedField = FieldAt<"advanced">;
export type ScenarioField = FieldAt<"scenario">;
/** A setting with a band: its control shows zones. */
export type AdjustableField = FieldAt<"training" | "rollout">;

export const trainingFields = fieldsAt("training");
export const rolloutFields = fieldsAt("rollout");
export const adjustableFields: readonly AdjustableField[] = [...trainingFields, ...rolloutFields];
export const advancedFields = fieldsAt("advanced");
export const scenarioFields = fieldsAt("scenario");
