import type { RunConfig } from "../fields/config.ts";
import { grouped, shortest } from "../fields/notation.ts";
import type { Band } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { type Note, type Provenance, sources } from "../fields/provenance.ts";
import { halfTheContext } from "../fields/rollout/maxOutputTokens.ts";
import { ranks } from "../fields/training/loraRank.ts";
import type { Numeric } from "../findings/finding.ts";
import type { Proposal } from "./proposal.ts";

/** Where a goal wants one field: a value between the two is already so and stays, another goes to the nearer end. */
interface Aim extends Band {
  readonly field: Numeric;
  readonly reason: string;
  /** Why it does not go as far as the document says, where something keeps the present value from it. */
  readonly limit?: string;
  readonly source: Provenance;
}

const document = sources.tuningAdvice;

/** How the document says to go about it, whatever the goal. */
export const strategy: Note = {
  text: "Fireworks: run the defaults first, change one thing at a time, compare, and repeat.",
  source: document,
};

export const goalIds = ["faster", "better", "safer", "creative", "cheaper", "capacity", "overfitting"] as const;
export type GoalId = (typeof goalIds)[number];

export interface Goal {
  readonly label: string;
  /** What it buys and what it costs, in a sentence. */
  readonly does: string;
  readonly aims: (config: RunConfig) => readonly Aim[];
}

const { learningRate, epochs, batchSize, topK, responseCandidatesCount, maxOutputTokens } = parameters;
const inf = Number.POSITIVE_INFINITY;

/** Fewest epochs that are not too few for this data set, by the epochs' own band. */
const fewestEpochs = (config: RunConfig) => epochs.advice?.band(config)?.low ?? epochs.default;

function longerTraining(config: RunConfig): Aim {
  const fewest = fewestEpochs(config);
  const asked = epochs.default + 1;
  const small =
    fewest > asked ? ` Our reading: with a data set this small it takes ${fewest} to see enough steps.` : "";
  return {
    field: "epochs",
    low: Math.max(asked, fewest),
    high: inf,
    reason: `Fireworks: ${asked} or ${asked + 1} passes instead of ${epochs.default} let the reward go on climbing.${small}`,
    source: document,
  };
}

/** The values that the slider offers above the default and below twice of it. */
const raisedRates = learningRate.scale.lattice.filter(
  (rate) => rate > learningRate.default && rate < 2 * learningRate.default,
);

const raisedRate: Aim = {
  field: "learningRate",
  low: raisedRates.at(-1) ?? learningRate.default,
  high: raisedRates.at(-1) ?? learningRate.default,
  reason: `Fireworks: longer strides converge sooner, as long as they stay below twice the default for Fireworks RFT, ${shortest(2 * learningRate.default, "rate")}.`,
  source: document,
};
/** Any rate above the default and below twice of it is already so; a higher one comes down. */
function fasterRate({ learningRate: rate }: RunConfig): Aim {
  if (rate <= learningRate.default) return raisedRate;
  if (rate < 2 * learningRate.default) return { ...raisedRate, low: rate, high: rate };
  const reason = `Fireworks: stay below twice the default for Fireworks RFT, ${shortest(2 * learningRate.default, "rate")}; longer strides spike and collapse instead of converging sooner.`;
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
    reason: `Fireworks: more room for each response. Our reading: ${grouped(wanted)} tokens, twice the default. The cost grows with it.`,
    ...(low < wanted && {
      limit: `A context of ${grouped(config.maxContextLength)} tokens holds no more beside the prompt.`,
    }),
    source: document,
  };
}

/** A cut-off of 0 is none at all: the widest. */
function narrowerCutOff({ topK: present }: RunConfig): Aim {
  const most = topK.default / 2;
  return {
    field: "topK",
    low: present === 0 ? most : 1,
    high: most,
    reason: `Fireworks: a lower cut-off keeps unlikely tokens out. Our reading: ${most} or less, half the default.`,
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
    reason: `Fireworks: a smaller batch. It needs less GPU memory, so fewer or smaller GPUs; the tokens of the run stay the same. Our reading: ${grouped(wanted)} tokens, half the default.`,
    ...(config.batchSize > wanted &&
      high > wanted && { limit: "A smaller one would not hold two sequences of the full context length." }),
    source: document,
  };
}

const fewerRollouts: Aim = {
  field: "responseCandidatesCount",
  low: 0,
  high: responseCandidatesCount.default - 1,
  reason: `Fireworks: the cost grows with the rollouts, and 2 to 4 give a minimal signal. Our reading: ${responseCandidatesCount.default - 1}, one less than the default.`,
  source: document,
};

const shorterResponses: Aim = {
  field: "maxOutputTokens",
  low: 0,
  high: maxOutputTokens.default / 2,
  reason: `Fireworks: the cost grows with the response length. Our reading: ${grouped(maxOutputTokens.default / 2)} tokens, half the default. Longer responses are cut off: look whether yours are.`,
  source: document,
};

const [lowestCapacity = 16, highestCapacity = 32] = ranks.filter((rank) => rank >= 16 && rank <= 32);

const moreCapacity: Aim = {
  field: "loraRank",
  low: lowestCapacity,
  high: inf,
  reason: `Fireworks: rank ${lowestCapacity} to ${highestCapacity} has more capacity for new behaviour. It takes more GPU memory and risks overfitting.`,
  source: document,
};

function fewestPasses(config: RunConfig): Aim {
  const high = fewestEpochs(config);
  return {
    field: "epochs",
    low: 0,
    high,
    reason: "Fireworks: a single pass leaves the least time to memorise prompts.",
    ...(config.epochs > 1 &&
      high > 1 && { limit: `Our reading: with a data set this small fewer than ${high} see too few steps.` }),
    source: document,
  };
}

function lowestRank(config: RunConfig): Aim {
  const high = parameters.loraRank.advice?.band(config)?.low ?? parameters.loraRank.default;
  return {
    field: "loraRank",
    low: 0,
    high,
    reason: `Fireworks: a smaller adapter has less room to memorise. Our reading: ${high} is the lowest that is just right for a ${config.taskComplexity} task.`,
    source: document,
  };
}

/** The document's goal patterns. Where it gives a direction and no figure, the reason says that the figure is our reading. */
export const goals: Readonly<Record<GoalId, Goal>> = {
  faster: {
    label: "Faster convergence",
    does: "More passes, and a stride slightly longer than the default, so that the reward gets further.",
    aims: (config) => [longerTraining(config), fasterRate(config)],
  },
  better: {
    label: "Better quality",
    does: "More and longer responses to learn from. Each costs tokens.",
    aims: (config) => [
      exploring("Fireworks: 1 to 1.2 explores more; above it responses may become incoherent."),
      {
        field: "responseCandidatesCount",
        low: 6,
        high: inf,
        reason: "Fireworks: 6 to 8 responses a prompt make a better comparison. The cost grows with their number.",
        source: document,
      },
      longerResponses(config),
    ],
  },
  safer: {
    label: "Safer responses",
    does: "Sampling close to what the model is sure of. It explores less.",
    aims: (config) => [
      {
        field: "temperature",
        low: 0.3,
        high: 0.5,
        reason: "Fireworks: 0.3 to 0.5 where precision or safety counts.",
        source: document,
      },
      {
        field: "topP",
        low: 0.2,
        high: 0.5,
        reason:
          "Fireworks: 0.5 filters out the long tail of unlikely tokens; 0.2 to 0.5 suits rewards that punish them.",
        source: document,
      },
      narrowerCutOff(config),
    ],
  },
  creative: {
    label: "More creative",
    does: "Sampling that wanders further, without the very unlikely tokens.",
    aims: () => [
      exploring("Fireworks: 1 to 1.2 for creative work; above it responses may become incoherent."),
      {
        field: "topP",
        low: 0.9,
        high: 0.9,
        reason: "Fireworks: 0.9 keeps responses diverse and leaves out the least likely tokens.",
        source: document,
      },
    ],
  },
  cheaper: {
    label: "Lower cost",
    does: "Fewer and shorter responses, and a batch for less memory. The signal gets weaker.",
    aims: (config) => [fewerRollouts, shorterResponses, smallerBatch(config)],
  },
  capacity: {
    label: "More capacity",
    does: "A larger adapter, for a model that struggles to learn.",
    aims: () => [moreCapacity],
  },
  overfitting: {
    label: "Against overfitting",
    does: "Less time and less room to memorise prompts.",
    aims: (config) => [fewestPasses(config), lowestRank(config)],
  },
};

/**
 * What a goal proposes for this config: a row for each field of its pattern, in the document's order. A field that is already
 * there has `to` equal to `from`. Every new value is legal and on the control's lattice.
 */
export function proposeGoal(id: GoalId, config: RunConfig): Proposal[] {
  return goals[id].aims(config).map(({ field, low, high, reason, limit, source }) => {
    const from = config[field];
    const to = Math.min(high, Math.max(low, from));
    if (limit === undefined) return { field, from, to, reason, source };
    return { field, from, to, reason: `${reason} ${limit}`, source, held: true };
  });
}
