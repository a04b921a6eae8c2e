import type { RunConfig } from "../fields/config.ts";
import { grouped, shortest } from "../fields/notation.ts";
import type { Band } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { type Provenance, sources } from "../fields/provenance.ts";
import { halfTheContext } from "../fields/rollout/maxOutputTokens.ts";
import { ranks } from "../fields/training/loraRank.ts";
import type { Numeric } from "../findings/finding.ts";
import type { GoalId } from "./goalLabels.ts";
import { type Recommendation, withoutFindings } from "./recommendation.ts";

/** The target range of one field: a value within stays, another moves to the nearer end. */
interface Aim extends Band {
  readonly field: Numeric;
  readonly reason: string;
  /** What keeps the value from going as far as the document says, if anything does. */
  readonly limit?: string;
  readonly source: Provenance;
}

const document = sources.tuningAdvice;

interface Goal {
  /** Benefit and cost, in one sentence. */
  readonly does: string;
  readonly aims: (config: RunConfig) => readonly Aim[];
}

const { learningRate, epochs, batchSize, topK, responseCandidatesCount, maxOutputTokens } = parameters;
const inf = Number.POSITIVE_INFINITY;

/** Returns the lower end of the recommended epochs for this dataset. */
const fewestEpochs = (config: RunConfig) => epochs.advice?.band(config)?.low ?? epochs.default;

function longerTraining(config: RunConfig): Aim {
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
/** A rate above the default and below twice the default stays; a higher one comes down. */
function fasterRate({ learningRate: rate }: RunConfig): Aim {
  if (rate <= learningRate.default) return raisedRate;
  if (rate < 2 * learningRate.default) return { ...raisedRate, low: rate, high: rate };
  const reason = `Fireworks: stay below twice the default for Fireworks RFT, ${shortest(2 * learningRate.default, "rate")}; larger steps spike and collapse instead of converging faster.`;
  return { ...raisedRate, reason };
}

const exploring = (reason: string): Aim => ({ field: "temperature", low: 1, high: 1.2, reason, source: document });

function longerResponses(config: RunConfig): Aim {
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

/** A top-k of 0 is off: the widest. */
function lowerTopK({ topK: present }: RunConfig): Aim {
  const most = topK.default / 2;
  return {
    field: "topK",
    low: present === 0 ? most : 1,
    high: most,
    reason: `Fireworks: a lower top-k drops unlikely tokens. Goldilocks heuristic: ${most} or less, half the default.`,
    source: document,
  };
}

function smallerBatch(config: RunConfig): Aim {
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

const fewerRollouts: Aim = {
  field: "responseCandidatesCount",
  low: 0,
  high: responseCandidatesCount.default,
  reason: `Fireworks: the cost grows with the rollouts; 2 to 4 give a minimal signal, 4 to 8 a good one. Goldilocks heuristic: ${responseCandidatesCount.default}, the fewest that do.`,
  source: document,
};

const shorterResponses: Aim = {
  field: "maxOutputTokens",
  low: 0,
  high: maxOutputTokens.default / 2,
  reason: `Fireworks: the cost grows with the response length. Goldilocks heuristic: ${grouped(maxOutputTokens.default / 2)} tokens, half the default. Check that your responses are not truncated.`,
  source: document,
};

const [lowestCapacity = 16, highestCapacity = 32] = ranks.filter((rank) => rank >= 16 && rank <= 32);

const moreCapacity: Aim = {
  field: "loraRank",
  low: lowestCapacity,
  high: inf,
  reason: `Fireworks: rank ${lowestCapacity} to ${highestCapacity} has more capacity for new behavior. It needs more GPU memory and risks overfitting.`,
  source: document,
};

function fewestPasses(config: RunConfig): Aim {
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

function lowestRank(config: RunConfig): Aim {
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

const asInExample = exampleValues.map(
  ([field, value, text]): Aim => ({
    field,
    low: value,
    high: value,
    reason: `Fireworks: its example has ${text}.`,
    source: sources.example,
  }),
);

/** The document's goal patterns. Where it gives a direction without a figure, the reason calls the figure a Goldilocks heuristic. */
export const goals: Readonly<Record<GoalId, Goal>> = {
  faster: {
    does: "More epochs and slightly larger steps, so that the reward gets further.",
    aims: (config) => [longerTraining(config), fasterRate(config)],
  },
  better: {
    does: "More and longer responses to learn from, at a higher token cost.",
    aims: (config) => [
      exploring("Fireworks: 1 to 1.2 explores more; above, responses may become incoherent."),
      {
        field: "responseCandidatesCount",
        low: 6,
        high: inf,
        reason: "Fireworks: 6 to 8 responses per prompt compare better. The cost grows linearly.",
        source: document,
      },
      longerResponses(config),
    ],
  },
  safer: {
    does: "Samples only likely tokens, so it explores less.",
    aims: (config) => [
      {
        field: "temperature",
        low: 0.3,
        high: 0.5,
        reason: "Fireworks: 0.3 to 0.5 if precision or safety counts.",
        source: document,
      },
      {
        field: "topP",
        low: 0.2,
        high: 0.9,
        reason:
          "Fireworks: a lower top-p filters out unlikely tokens, 0.5 where the reward punishes hallucination. Goldilocks heuristic: 0.9, the lowest that keeps responses diverse.",
        source: document,
      },
      lowerTopK(config),
    ],
  },
  creative: {
    does: "Samples more freely, without very unlikely tokens.",
    aims: () => [
      exploring("Fireworks: 1 to 1.2 for creative tasks; above, responses may become incoherent."),
      {
        field: "topP",
        low: 0.9,
        high: 0.9,
        reason: "Fireworks: 0.9 keeps responses diverse and drops the least likely tokens.",
        source: document,
      },
    ],
  },
  cheaper: {
    does: "Fewer and shorter responses and a smaller batch. The signal gets weaker.",
    aims: (config) => [fewerRollouts, shorterResponses, smallerBatch(config)],
  },
  capacity: {
    does: "A larger adapter, for a model that struggles to learn.",
    aims: () => [moreCapacity],
  },
  overfitting: {
    does: "Fewer epochs and a smaller adapter memorize less.",
    aims: (config) => [fewestPasses(config), lowestRank(config)],
  },
  example: {
    does: "The settings of Fireworks' run of qwen3-8b on 500 prompts, as far as they are recommended for this setup. It went from 45% to 65% on 20 rows, 9 and then 13 right: too few to show a gain.",
    aims: () => asInExample,
  },
};

/**
 * Returns the recommendations of a goal for this config, one per field of its pattern, in the document's order. A field within the target
 * range has `to` equal to `from`. Every new value is on the slider and within the recommended range, and none creates a finding: where the
 * document's figure would, the value stops short of it and the reason says so.
 */
export function recommendForGoal(id: GoalId, config: RunConfig): Recommendation[] {
  const wanted = goals[id].aims(config).map(({ field, low, high, reason, limit, source }): Recommendation => {
    const from = config[field];
    const held = limit === undefined ? {} : ({ held: true } as const);
    return {
      field,
      from,
      to: Math.min(high, Math.max(low, from)),
      reason: [reason, limit].join(" ").trim(),
      source,
      ...held,
    };
  });
  return withoutFindings(config, wanted);
}
