import { articleOf, brief, inWords } from "../notation.ts";
import type { TrainingParameter } from "../parameter.ts";
import { rangeText } from "../phrase.ts";
import { sources } from "../provenance.ts";
import { adapterWeights } from "../sizing.ts";

export const ranks: readonly number[] = [4, 8, 16, 32, 64, 128];
/** GiB from which a GPU counts as high-end for the document's rank rule: the H200's memory. */
export const HIGH_END_GIB = 141;
/** From this size on, in billions of parameters, a model may need a higher rank. */
export const LARGE_MODEL = 70;

export const loraRank: TrainingParameter = {
  kind: "number",
  label: "LoRA rank",
  does: "How many trainable parameters the adapter has. LoRA leaves the model's own weights alone and trains small layers beside them; a higher rank gives these more capacity for new behaviour.",
  default: 8,
  unit: "",
  whole: true,
  hard: { min: 4, max: 128 },
  legal: ranks,
  documented: { min: 4, max: 32, newer: sources.laterReference },
  notation: "plain",
  scale: { spacing: "log", lattice: ranks },
  place: "training",
  group: "trainingConfig",
  groupOrder: 3,
  flag: "--lora-rank",
  linkKey: "rank",
  linkDefault: "8",
  simulated: true,
  source: sources.tuningHard,
  advice: {
    words: { low: "Too low", right: "Just right", high: "Too high" },
    band: ({ modelSize, taskComplexity }) => {
      const large = modelSize >= LARGE_MODEL;
      if (taskComplexity === "simple") return { low: large ? 8 : 4, high: 16 };
      if (taskComplexity === "medium") return { low: 8, high: large ? 32 : 16 };
      return { low: 16, high: 64 };
    },
    bandRule:
      "Our reading of Fireworks' words, by task: simple 4–16, medium 8–16, complex 16–64; from 70 billion parameters on, simple 8–16, medium 8–32, complex 16–64.",
    credit: (_zone, band, { taskComplexity, modelSize }) => ({
      text: `Fireworks: 8 to 16 for most tasks, more for complex reasoning and from 70 B on, less for a change of style. Our reading for a ${taskComplexity} task on ${articleOf(modelSize)} ${brief(modelSize)} B model: ${rangeText(loraRank, band)}.`,
      source: sources.ours,
    }),
    advisedBy: { low: "We read Fireworks' advice as", high: "We read Fireworks' advice as" },
    zones: {
      low: "A small adapter is quicker and takes less GPU memory, but may lack the capacity for complex tasks.",
      right: "Capacity and cost are in balance for this task and this size of model.",
      high: "A large adapter has more capacity, but takes significantly more GPU and risks overfitting.",
    },
    reading: (config) =>
      `${inWords(adapterWeights(config))} trainable weights beside ${articleOf(config.modelSize)} ${brief(config.modelSize)} B model.`,
    adjust: [
      "4 to 8 is fast and takes less GPU, 8 to 16 balances capacity and cost for most tasks, 32 to 128 takes significantly more GPUs.",
      "Raise it for complex reasoning, or when the model struggles to learn.",
      "A change of style needs a lower rank, complex reasoning a higher one.",
      "Stay at 64 or below unless you have high-end GPUs.",
      "Models of 70 B and more may need a higher rank; below 13 B, 8 to 16 is usually enough.",
    ],
  },
  notes: [
    { text: "Later copies of the page list 4 to 32, powers of two.", source: sources.laterReference },
    {
      text: "The open recipes use alpha 32 at every rank since 2026-06-13, so the scale of the adapter halves as the rank doubles; managed RFT does not document its alpha. A rank above the maximum of the training shape is refused.",
      source: sources.recipes,
    },
  ],
};
