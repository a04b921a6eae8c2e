import { articleOf, brief, inWords } from "../notation.ts";
import type { TrainingParameter } from "../parameter.ts";
import { rangeText } from "../phrase.ts";
import { sources } from "../provenance.ts";
import { adapterWeights } from "../sizing.ts";

export const ranks: readonly number[] = [4, 8, 16, 32, 64, 128];
/** Memory, in GiB, from which a GPU counts as high-end for Fireworks' rank rule: that of an H200. */
export const HIGH_END_GIB = 141;
/** Size, in billions of parameters, from which a model may need a higher rank (Fireworks, Parameter Tuning). */
export const LARGE_MODEL = 70;

export const loraRank: TrainingParameter = {
  kind: "number",
  label: "LoRA rank",
  does: "Size of the adapter. Low-Rank Adaptation (LoRA) freezes the base model and trains small matrices beside its weights; a higher rank means more trainable parameters and more capacity.",
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
      "Goldilocks heuristic, from Fireworks' advice by task: simple 4–16, medium 8–16, complex 16–64; for models of 70B and more, simple 8–16, medium 8–32, complex 16–64.",
    credit: (_zone, band, { taskComplexity, modelSize }) => ({
      text: `Fireworks: 8 to 16 for most tasks, more for complex reasoning and from 70B, less for style changes. Goldilocks heuristic for a ${taskComplexity} task on ${articleOf(modelSize)} ${brief(modelSize)}B model: ${rangeText(loraRank, band)}.`,
      source: sources.ours,
    }),
    advisedBy: { low: "Goldilocks recommends", high: "Goldilocks recommends" },
    zones: {
      low: "Fast and light on GPU memory, but may lack capacity for complex tasks.",
      right: "Balances capacity and cost for this task and model size.",
      high: "More capacity, but significantly more GPU memory and a risk of overfitting.",
    },
    reading: (config) =>
      `${inWords(adapterWeights(config))} trainable weights on ${articleOf(config.modelSize)} ${brief(config.modelSize)}B model.`,
    adjust: [
      "4 to 8: fast, less GPU memory. 8 to 16: balances capacity and cost for most tasks. 32 to 128: significantly more GPUs.",
      "Raise it for complex reasoning, or if the model struggles to learn.",
      "Lower it for style changes.",
      "Stay at 64 or below unless you have high-end GPUs.",
      "Models of 70B and more may need a higher rank; below 13B, 8 to 16 is usually enough.",
    ],
  },
  notes: [
    { text: "Later versions of the page list powers of two from 4 to 32.", source: sources.laterReference },
    {
      text: "The open recipes use alpha 32 at every rank since 2026-06-13, so doubling the rank halves the scale of the adapter; managed RFT does not document its alpha. A rank above the maximum of the training shape is refused.",
      source: sources.recipes,
    },
  ],
};
