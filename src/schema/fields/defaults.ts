import type { RunConfig } from "./config.ts";

// apart from the table, whose texts the page does not need at first

/** The settings that a job has when nobody changes anything, on the default scenario. */
export const defaultConfig: RunConfig = {
  learningRate: 1e-4,
  epochs: 1,
  loraRank: 8,
  batchSize: 32768,
  maxContextLength: 8192,
  temperature: 0.7,
  topP: 1,
  topK: 40,
  responseCandidatesCount: 4,
  maxOutputTokens: 2048,
  lossMethod: "grpo",
  klBeta: "auto",
  chunkSize: "auto",
  learningRateWarmupSteps: "auto",
  batchSizeSamples: "auto",
  optimizerWeightDecay: "auto",
  taskComplexity: "medium",
  prompts: 300,
  typicalTokens: 2048,
  startingReward: 0.3,
  gameableShare: 0.28,
  modelSize: 8,
  gpuMemory: 80,
  gpuCount: 1,
  seed: 1,
};
