import type { RunConfig } from "../fields/config.ts";
import { grouped, shortest } from "../fields/notation.ts";
import type { Band } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { type Provenance, sources } from "../fields/provenance.ts";
import { halfTheContext } from "../fields/rollout/maxOutputTokens.ts";
import { ranks } from "../fields/training/loraRank.ts";
import type { Numeric } from "../findings/finding.ts";

/** The target range of one field: a value within stays, another moves to the nearer end. */
export interface Aim extends Band {
  readonly field: Numeric;
  readonly reason: string;
  /** What keeps the value from going as far as the document says, if anything does. */
  readonly limit?: string;
  readonly source: Provenance;
}

/** The source of the goal patterns. */
export const document = sources.tuningAdvice;

const { learningRate, epochs, batchSize, topK, responseCandidatesCount, maxOutputTokens } = parameters;
/** End of a target range without one. */
export const inf = Number.POSITIVE_INFINITY;

/** Returns the lower end of the recommended epochs for this dataset. */
const fewestEpochs = (config: RunConfig) => epochs.advice?.band(config)?.low ?? epochs.default;

/** Returns more epochs than the default, and as many as a small dataset needs. */
export function longerTraining(config: RunConfig): Aim {
  const fewest = fewestEpochs(config);
  const asked = epochs.default + 1;
  const small = fewest > asked ? ` Goldilocks heuristic: a dataset this small needs ${fewest} for enough steps.` : "";
  return {
    field: "epochs",
    low: Math.max(asked, fewest),
    high: inf,
    reason: `Fireworks: ${asked} or ${asked + 1} epochs instead of ${epochs.default} let the reward keep climbing.${small}`,
    source: document,
  };
}

/** Values of the slider above the default and below twice the default. */
const raisedRates = learningRate.scale.lattice.filter(
  (rate) => rate > learningRate.default && rate < 2 * learningRate.default,
);

const raisedRate: Aim = {
  field: "learningRate",
  low: raisedRates.at(-1) ?? learningRate.default,
  high: raisedRates.at(-1) ?? learningRate.default,
  reason: `Fireworks: larger steps converge faster, as long as they stay below twice the default for Fireworks RFT, ${shortest(2 * learningRate.default, "rate")}.`,
  source: document,
};
/** Returns a raised rate: one above the default and below twice the default stays; a higher one comes down. */
export function fasterRate({ learningRate: rate }: RunConfig): Aim {
  if (rate <= learningRate.default) return raisedRate;
  if (rate < 2 * learningRate.default) return { ...raisedRate, low: rate, high: rate };
  const reason = `Fireworks: stay below twice the default for Fireworks RFT, ${shortest(2 * learningRate.default, "rate")}; larger steps spike and collapse instead of converging faster.`;
  return { ...raisedRate, reason };
}

/** Returns a temperature that samples more widely, for this reason. */
export const exploring = (reason: string): Aim => ({
  field: "temperature",
  low: 1,
  high: 1.2,
  reason,
  source: document,
});

/** Returns at least twice the default of output tokens, as far as the context holds them. */
export function longerResponses(config: RunConfig): Aim {
  const wanted = 2 * maxOutputTokens.default;
  const present = config.maxOutputTokens;
  const low = Math.min(wanted, Math.max(halfTheContext(config), present));
  return {
    field: "maxOutputTokens",
    low,
    high: inf,
    reason: `Fireworks: longer responses. Goldilocks heuristic: ${grouped(wanted)} tokens, twice the default. The cost grows linearly.`,
    ...(low < wanted && {
      limit: `A context of ${grouped(config.maxContextLength)} tokens holds no more, prompt included.`,
    }),
    source: document,
  };
}

/** Returns at most half the default top-k. A top-k of 0 is off: the widest. */
export function lowerTopK({ topK: present }: RunConfig): Aim {
  const most = topK.default / 2;
  return {
    field: "topK",
    low: present === 0 ? most : 1,
    high: most,
    reason: `Fireworks: a lower top-k drops unlikely tokens. Goldilocks heuristic: ${most} or less, half the default.`,
    source: document,
  };
}

/** Returns at most half the default batch, which still holds two full-length sequences. */
export function smallerBatch(config: RunConfig): Aim {
  const wanted = batchSize.default / 2;
  const fewest = 2 * config.maxContextLength;
  const high = Math.max(wanted, batchSize.scale.lattice.find((tokens) => tokens >= fewest) ?? fewest);
  return {
    field: "batchSize",
    low: 0,
    high,
    reason: `Fireworks: a smaller batch. It needs less GPU memory, so fewer or smaller GPUs; the tokens of the run stay the same. Goldilocks heuristic: ${grouped(wanted)} tokens, half the default.`,
    ...(config.batchSize > wanted &&
      high > wanted && { limit: "A smaller batch would not hold two full-length sequences." }),
    source: document,
  };
}

/** At most the default of rollouts per prompt. */
export const fewerRollouts: Aim = {
  field: "responseCandidatesCount",
  low: 0,
  high: responseCandidatesCount.default,
  reason: `Fireworks: the cost grows with the rollouts; 2 to 4 give a minimal signal, 4 to 8 a good one. Goldilocks heuristic: ${responseCandidatesCount.default}, the fewest that do.`,
  source: document,
};

/** At most half the default of output tokens. */
export const shorterResponses: Aim = {
  field: "maxOutputTokens",
  low: 0,
  high: maxOutputTokens.default / 2,
  reason: `Fireworks: the cost grows with the response length. Goldilocks heuristic: ${grouped(maxOutputTokens.default / 2)} tokens, half the default. Check that your responses are not truncated.`,
  source: document,
};

const [lowestCapacity = 16, highestCapacity = 32] = ranks.filter((rank) => rank >= 16 && rank <= 32);

/** At least the lowest rank that has more capacity. */
export const moreCapacity: Aim = {
  field: "loraRank",
  low: lowestCapacity,
  high: inf,
  reason: `Fireworks: rank ${lowestCapacity} to ${highestCapacity} has more capacity for new behavior. It needs more GPU memory and risks overfitting.`,
  source: document,
};

/** Returns the fewest epochs that make enough steps. */
export function fewestPasses(config: RunConfig): Aim {
  const high = fewestEpochs(config);
  return {
    field: "epochs",
    low: 0,
    high,
    reason: "Fireworks: a single epoch leaves the least time to memorize prompts.",
    ...(config.epochs > 1 &&
      high > 1 && { limit: `Goldilocks heuristic: with a dataset this small, fewer than ${high} make too few steps.` }),
    source: document,
  };
}

/** Returns the lowest recommended rank for this task. */
export function lowestRank(config: RunConfig): Aim {
  const high = parameters.loraRank.advice?.band(config)?.low ?? parameters.loraRank.default;
  return {
    field: "loraRank",
    low: 0,
    high,
    reason: `Fireworks: a smaller adapter memorizes less. Goldilocks heuristic: ${high} is the lowest recommended rank for a ${config.taskComplexity} task.`,
    source: document,
  };
}

/** Settings of Fireworks' own example. Each is taken as far as the recommended range of its field allows. */
const exampleValues = [
  ["learningRate", 1e-4, "1e-4"],
  ["epochs", 6, "6 epochs"],
  ["loraRank", 8, "rank 8"],
  ["responseCandidatesCount", 8, "8 rollouts per prompt"],
  ["maxOutputTokens", 512, "512 output tokens"],
] as const;

/** The settings of Fireworks' own example, one aim a field. */
export const asInExample = exampleValues.map(
  ([field, value, text]): Aim => ({
    field,
    low: value,
    high: value,
    reason: `Fireworks: its example has ${text}.`,
    source: sources.example,
  }),
);
