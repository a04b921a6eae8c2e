import type { Field } from "./config.ts";

/** The key of each field in a link, in the order of the link. Links are kept for years: a key never changes, and is never used again. */
export const linkKeys: Readonly<Record<Field, string>> = {
  learningRate: "lr",
  epochs: "ep",
  loraRank: "rank",
  batchSize: "bs",
  maxContextLength: "ctx",
  temperature: "t",
  topP: "p",
  topK: "k",
  responseCandidatesCount: "n",
  maxOutputTokens: "out",
  lossMethod: "loss",
  klBeta: "kl",
  chunkSize: "chunk",
  learningRateWarmupSteps: "warm",
  batchSizeSamples: "bss",
  optimizerWeightDecay: "wd",
  taskComplexity: "task",
  prompts: "prompts",
  typicalTokens: "len",
  startingReward: "start",
  gameableShare: "game",
  modelSize: "model",
  gpuMemory: "gpu",
  gpuCount: "gpus",
  seed: "seed",
};

/** Every field, in the order of the link. */
export const allFields = Object.keys(linkKeys) as readonly Field[];
