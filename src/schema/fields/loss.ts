import type { LossMethod } from "./config.ts";
import { defaultConfig } from "./defaults.ts";
import type { AutoParameter, ChoiceParameter } from "./parameter.ts";
import { sources } from "./provenance.ts";

export const lossMethod: ChoiceParameter<LossMethod> = {
  kind: "choice",
  label: "Loss method",
  does: "How rewards become a gradient.",
  default: defaultConfig.lossMethod,
  options: [
    { value: "grpo", label: "GRPO", does: "clips the ratio to 0.8–1.2, KL 0.001, token mean" },
    { value: "dapo", label: "DAPO", does: "clips the ratio to 0.8–1.28, no KL" },
    { value: "gspo-token", label: "GSPO-token", does: "ratio of whole sequences, no KL" },
  ],
  group: "lossConfig",
  requestName: "method",
  flag: "--rl-loss-method",
  // every value that ep is given for it is refused
  client: "firectl",
  source: sources.api,
  notes: [
    {
      text: "Groups whose rollouts all score the same give no gradient under any of them, and are dropped.",
      source: sources.laterReference,
    },
    {
      text: "The eval-protocol client refuses every value of its loss method flag: launch another method than GRPO by firectl, the API or Python.",
      source: sources.epClient,
    },
  ],
};

export const klBeta: AutoParameter = {
  kind: "auto",
  label: "KL weight",
  does: "How strongly the policy is held to the base model.",
  default: defaultConfig.klBeta,
  unit: "",
  whole: false,
  hard: { min: 0, max: 10 },
  group: "lossConfig",
  flag: "--rl-kl-beta",
  source: sources.api,
  notes: [
    {
      text: "Left out, or 0, it means the built-in 0.001 with GRPO. DAPO and GSPO-token have no KL term: there it must be 0 or left out.",
      source: sources.api,
    },
  ],
};

export const chunkSize: AutoParameter = {
  kind: "auto",
  label: "Chunk size",
  does: "How many prompts are rolled out before the next training step; -1 turns chunking off.",
  default: defaultConfig.chunkSize,
  unit: "prompts",
  whole: true,
  hard: { min: -1, max: 10000 },
  except: [0],
  group: "job",
  flag: "--chunk-size",
  source: sources.api,
  notes: [
    {
      text: "The default is 200 prompts, applied only if the data set holds at least 2 chunks; -1 turns it off. Example: 1,000 prompts in chunks of 200, 2 epochs and 8 rollouts are 10 training steps of 1,600 rollouts.",
      source: sources.laterReference,
    },
    {
      text: "The reference of the API says that chunking is on above 300 prompts, with a size from 1 to 10,000.",
      source: sources.api,
    },
  ],
};

export const learningRateWarmupSteps: AutoParameter = {
  kind: "auto",
  label: "Warm-up steps",
  does: "Over how many optimizer steps the learning rate rises from 0.",
  default: defaultConfig.learningRateWarmupSteps,
  unit: "steps",
  whole: true,
  hard: { min: 0, max: 100000 },
  group: "trainingConfig",
  flag: "--learning-rate-warmup-steps",
  source: sources.api,
};

export const batchSizeSamples: AutoParameter = {
  kind: "auto",
  label: "Batch size in samples",
  does: "A cap on the samples in one gradient batch, beside the cap in tokens.",
  default: defaultConfig.batchSizeSamples,
  unit: "samples",
  whole: true,
  hard: { min: 1, max: 1048576 },
  group: "trainingConfig",
  flag: "--batch-size-samples",
  source: sources.api,
  notes: [
    {
      text: "Beside the batch size in tokens, which later pages call legacy (RFT V1): both caps apply.",
      source: sources.laterReference,
    },
  ],
};

export const optimizerWeightDecay: AutoParameter = {
  kind: "auto",
  label: "Weight decay",
  does: "How strongly the optimizer pulls the adapter's weights to 0.",
  default: defaultConfig.optimizerWeightDecay,
  unit: "",
  whole: false,
  hard: { min: 0, max: 1 },
  group: "trainingConfig",
  flag: "--optimizer-weight-decay",
  source: sources.api,
};
