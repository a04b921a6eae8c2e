import type { LossMethod } from "./config.ts";
import type { AutoParameter, ChoiceParameter, NumberParameter } from "./parameter.ts";
import { sources } from "./provenance.ts";

export const temperature: NumberParameter = {
  kind: "number",
  label: "Temperature",
  does: "How freely the policy samples: near 0 it always gives its favourite response, above 1 it wanders.",
  default: 0.7,
  unit: "",
  whole: false,
  hard: { min: 0.1, max: 2 },
  notation: "plain",
  scale: { spacing: "linear", lattice: Array.from({ length: 20 }, (_, i) => (i + 1) / 10) },
  group: "inferenceParameters",
  linkKey: "t",
  flag: "--temperature",
  source: sources.referenceHard,
};

export const topP: NumberParameter = {
  kind: "number",
  label: "Top-p",
  does: "Sampling is confined to the likeliest tokens that together hold this share of the probability.",
  default: 1,
  unit: "",
  whole: false,
  hard: { min: 0, max: 1, above: true },
  notation: "plain",
  scale: { spacing: "linear", lattice: Array.from({ length: 20 }, (_, i) => (i + 1) / 20) },
  group: "inferenceParameters",
  linkKey: "p",
  flag: "--top-p",
  source: sources.referenceHard,
};

export const topK: NumberParameter = {
  kind: "number",
  label: "Top-k",
  does: "Sampling is confined to this many of the likeliest tokens; 0 turns the cut-off off.",
  default: 40,
  unit: "",
  whole: true,
  hard: { min: 0, max: 100 },
  notation: "plain",
  scale: { spacing: "linear", lattice: Array.from({ length: 21 }, (_, i) => 5 * i) },
  group: "inferenceParameters",
  linkKey: "k",
  flag: "--top-k",
  source: sources.referenceHard,
};

export const responseCandidatesCount: NumberParameter = {
  kind: "number",
  label: "Rollouts per prompt",
  does: "How many responses are sampled and compared for each prompt: the group size n.",
  default: 4,
  unit: "",
  whole: true,
  hard: { min: 2, max: 32 },
  documented: { min: 2, max: 8 },
  notation: "plain",
  counted: { one: "rollout per prompt", many: "rollouts per prompt" },
  scale: { spacing: "linear", lattice: Array.from({ length: 31 }, (_, i) => i + 2) },
  group: "inferenceParameters",
  linkKey: "n",
  flag: "--response-candidates-count",
  source: sources.reference,
};

export const maxOutputTokens: NumberParameter = {
  kind: "number",
  label: "Max output tokens",
  does: "The longest response; what is longer is cut off.",
  default: 2048,
  unit: "tokens",
  whole: true,
  hard: { min: 16, max: 16384 },
  notation: "tokens",
  scale: { spacing: "log", lattice: Array.from({ length: 11 }, (_, i) => 16 * 2 ** i) },
  group: "inferenceParameters",
  linkKey: "out",
  flag: "--max-output-tokens",
  source: sources.referenceHard,
};

export const lossMethod: ChoiceParameter<LossMethod> = {
  kind: "choice",
  label: "Loss method",
  does: "How rewards become a gradient.",
  default: "grpo",
  options: [
    { value: "grpo", label: "GRPO", does: "clips the ratio to 0.8–1.2, KL 0.001, token mean" },
    { value: "dapo", label: "DAPO", does: "clips the ratio to 0.8–1.28, no KL" },
    { value: "gspo-token", label: "GSPO-token", does: "ratio of whole sequences, no KL" },
  ],
  group: "lossConfig",
  requestName: "method",
  linkKey: "loss",
  flag: "--rl-loss-method",
  // every value that ep is given for it is refused
  client: "firectl",
  source: sources.api,
};

export const klBeta: AutoParameter = {
  kind: "auto",
  label: "KL weight",
  does: "How strongly the policy is held to the base model.",
  default: "auto",
  unit: "",
  whole: false,
  hard: { min: 0, max: 10 },
  group: "lossConfig",
  linkKey: "kl",
  flag: "--rl-kl-beta",
  source: sources.api,
};

export const chunkSize: AutoParameter = {
  kind: "auto",
  label: "Chunk size",
  does: "How many prompts are rolled out before the next training step; -1 turns chunking off.",
  default: "auto",
  unit: "prompts",
  whole: true,
  hard: { min: -1, max: 10000 },
  except: [0],
  group: "job",
  linkKey: "chunk",
  flag: "--chunk-size",
  source: sources.api,
};

export const learningRateWarmupSteps: AutoParameter = {
  kind: "auto",
  label: "Warm-up steps",
  does: "Over how many optimizer steps the learning rate rises from 0.",
  default: "auto",
  unit: "steps",
  whole: true,
  hard: { min: 0, max: 100000 },
  group: "trainingConfig",
  linkKey: "warm",
  flag: "--learning-rate-warmup-steps",
  source: sources.api,
};

export const batchSizeSamples: AutoParameter = {
  kind: "auto",
  label: "Batch size in samples",
  does: "A cap on the samples in one gradient batch, beside the cap in tokens.",
  default: "auto",
  unit: "samples",
  whole: true,
  hard: { min: 1, max: 1048576 },
  group: "trainingConfig",
  linkKey: "bss",
  flag: "--batch-size-samples",
  source: sources.api,
};

export const optimizerWeightDecay: AutoParameter = {
  kind: "auto",
  label: "Weight decay",
  does: "How strongly the optimizer pulls the adapter's weights to 0.",
  default: "auto",
  unit: "",
  whole: false,
  hard: { min: 0, max: 1 },
  group: "trainingConfig",
  linkKey: "wd",
  flag: "--optimizer-weight-decay",
  source: sources.api,
};
