import { defaultConfig } from "./defaults.ts";
import { articleOf, brief, grouped, inWords, portion } from "./notation.ts";
import type { NumberParameter } from "./parameter.ts";
import { sources } from "./provenance.ts";
import { adapterWeights, stepsPerEpoch } from "./sizing.ts";

const DEFAULT_RATE = defaultConfig.learningRate;
/** The document's rule: keep changes within 2x of the default. */
const RATE_FACTOR = 2;

export const learningRate: NumberParameter = {
  kind: "number",
  label: "Learning rate",
  does: "How far the weights move at each optimizer step: the length of the stride on the way down the loss landscape.",
  default: defaultConfig.learningRate,
  unit: "",
  whole: false,
  hard: { min: 1e-5, max: 5e-4 },
  notation: "rate",
  scale: {
    spacing: "log",
    lattice: [
      1e-5, 1.2e-5, 1.5e-5, 2e-5, 2.5e-5, 3e-5, 4e-5, 5e-5, 6e-5, 7e-5, 8e-5, 9e-5, 1e-4, 1.2e-4, 1.5e-4, 2e-4, 2.5e-4,
      3e-4, 4e-4, 5e-4,
    ],
  },
  group: "trainingConfig",
  flag: "--learning-rate",
  source: sources.tuningHard,
  advice: {
    words: { low: "Too low", right: "Just right", high: "Too high" },
    band: () => ({ low: DEFAULT_RATE / RATE_FACTOR, high: DEFAULT_RATE * RATE_FACTOR }),
    advisedBy: { low: "Fireworks advises", high: "Fireworks advises" },
    zones: {
      low: "For Fireworks RFT, steps this small converge painfully slowly, and the reward may flatten early, short of its optimum.",
      right: "For Fireworks RFT, the reward improves steadily and consistently for the whole of training.",
      high: "For Fireworks RFT, updates can overshoot the good weights: the risk is a reward that spikes briefly, then collapses.",
    },
    reading: ({ learningRate: rate }) => {
      if (rate === DEFAULT_RATE) return "The default for Fireworks RFT.";
      const factor = rate / DEFAULT_RATE;
      return factor > 1
        ? `${brief(factor)} times the Fireworks RFT default of 1e-4.`
        : `The Fireworks RFT default of 1e-4, divided by ${brief(1 / factor)}.`;
    },
  },
};

/** Below about this many optimizer steps a run has seen too little: half the gain of healthy real runs takes 24 to 215. */
export const ENOUGH_STEPS = 25;
const MOST_EPOCHS = 10;
/** The default, and the document's "1 or 2 more" while the reward still climbs. */
export const USUAL_MOST_EPOCHS = 3;

export const epochs: NumberParameter = {
  kind: "number",
  label: "Epochs",
  does: "How many complete passes the training makes through the data set; each pass uses every prompt once.",
  default: defaultConfig.epochs,
  unit: "",
  whole: true,
  hard: { min: 1, max: MOST_EPOCHS },
  notation: "plain",
  counted: { one: "epoch", many: "epochs" },
  scale: { spacing: "linear", lattice: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
  group: "trainingConfig",
  flag: "--epochs",
  source: sources.tuningHard,
  advice: {
    words: { low: "Too few", right: "Just right", high: "Too many" },
    band: (config) => {
      const low = Math.min(MOST_EPOCHS, Math.ceil(ENOUGH_STEPS / stepsPerEpoch(config)));
      return { low, high: Math.max(USUAL_MOST_EPOCHS, low) };
    },
    advisedBy: { low: "Real runs suggest", high: "We advise" },
    zones: {
      low: "The model has not met the prompts often enough to learn what they have in common.",
      right: "The reward climbs steadily and levels off near the end of training.",
      high: "Overfitting risk: the model memorises the training prompts instead of learning what carries over to others.",
    },
    reading: (config) => {
      const each = stepsPerEpoch(config);
      const total = grouped(each * config.epochs);
      return `${total} optimizer ${each * config.epochs === 1 ? "step" : "steps"} in all${config.epochs === 1 ? "" : `, ${grouped(each)} a pass`}.`;
    },
  },
};

export const ranks: readonly number[] = [4, 8, 16, 32, 64, 128];
/** GiB from which a GPU counts as high-end for the document's rank rule: the H200's memory. */
export const HIGH_END_GIB = 141;
/** From this size on, in billions of parameters, a model may need a higher rank. */
export const LARGE_MODEL = 70;

export const loraRank: NumberParameter = {
  kind: "number",
  label: "LoRA rank",
  does: "How many trainable parameters the adapter has. LoRA leaves the model's own weights alone and trains small layers beside them; a higher rank gives these more capacity for new behaviour.",
  default: defaultConfig.loraRank,
  unit: "",
  whole: true,
  hard: { min: 4, max: 128 },
  legal: ranks,
  documented: { min: 4, max: 32 },
  notation: "plain",
  scale: { spacing: "log", lattice: ranks },
  group: "trainingConfig",
  flag: "--lora-rank",
  source: sources.tuningHard,
  advice: {
    words: { low: "Too low", right: "Just right", high: "Too high" },
    band: ({ modelSize, taskComplexity }) => {
      const large = modelSize >= LARGE_MODEL;
      if (taskComplexity === "simple") return { low: large ? 8 : 4, high: 16 };
      if (taskComplexity === "medium") return { low: 8, high: large ? 32 : 16 };
      return { low: 16, high: 64 };
    },
    advisedBy: { low: "We read Fireworks' advice as", high: "We read Fireworks' advice as" },
    zones: {
      low: "A small adapter is quicker and takes less GPU memory, but may lack the capacity for complex tasks.",
      right: "Capacity and cost are in balance for this task and this size of model.",
      high: "A large adapter has more capacity, but takes significantly more GPU and risks overfitting.",
    },
    reading: (config) =>
      `${inWords(adapterWeights(config))} trainable weights beside ${articleOf(config.modelSize)} ${brief(config.modelSize)} B model.`,
  },
};

const DEFAULT_CONTEXT = defaultConfig.maxContextLength;

/** How long something is beside another, at the start of a sentence: 4 times, Half of, Just as long as. */
function ratio(times: number): string {
  if (times === 1) return "Just as long as";
  if (times > 1) return `${brief(times)} times`;
  const share = portion(times);
  return `${share.charAt(0).toUpperCase()}${share.slice(1)} of`;
}

export const maxContextLength: NumberParameter = {
  kind: "number",
  label: "Context length",
  does: "The longest prompt and response together; whatever is longer is cut off.",
  default: defaultConfig.maxContextLength,
  unit: "tokens",
  whole: true,
  hard: { min: 512, max: 131072 },
  notation: "tokens",
  scale: { spacing: "log", lattice: Array.from({ length: 9 }, (_, i) => 512 * 2 ** i) },
  group: "trainingConfig",
  flag: "--max-context-length",
  source: sources.reference,
  advice: {
    words: { low: "Too short", right: "Just right", high: "Too long" },
    band: ({ typicalTokens }) => ({ low: typicalTokens, high: Math.max(DEFAULT_CONTEXT, 4 * typicalTokens) }),
    zones: {
      low: "A typical prompt and response do not fit: they are cut off before the grader sees the end.",
      right: "A typical sequence fits with room to spare.",
      high: "Nothing typical is this long, and cost grows with the square of the length.",
    },
    reading: ({ maxContextLength: context, typicalTokens }) =>
      `${ratio(context / typicalTokens)} a typical sequence of ${grouped(typicalTokens)} tokens.`,
  },
};
