/** A number, or "auto": the field is then left out of the request, and the service decides. */
export type OrAuto = number | "auto";

export type TaskComplexity = "simple" | "medium" | "complex";
export type LossMethod = "grpo" | "dapo" | "gspo-token";

/**
 * The settings of one reinforcement fine-tuning run and the facts of its scenario: the fields of a link, and the input of a simulation. Keys
 * are spelled as in Fireworks' request where it has them. The contract between all layers.
 */
export interface RunConfig {
  /** Step size of the optimizer. */
  learningRate: number;
  /** Complete passes through the prompts. */
  epochs: number;
  /** Rank of the low-rank adapter: 4, 8, 16, 32, 64 or 128. */
  loraRank: number;
  /** Tokens per optimizer step. */
  batchSize: number;
  /** Longest prompt and response together, in tokens. */
  maxContextLength: number;

  temperature: number;
  topP: number;
  /** Most likely tokens to sample from; 0 is off. */
  topK: number;
  /** Rollouts per prompt: the group size n. */
  responseCandidatesCount: number;
  /** Longest response, in tokens. */
  maxOutputTokens: number;
  lossMethod: LossMethod;
  klBeta: OrAuto;
  /** Prompts per rollout chunk; -1 turns chunking off. */
  chunkSize: OrAuto;
  learningRateWarmupSteps: OrAuto;
  /** Cap on the samples in one gradient batch, beside the cap in tokens. */
  batchSizeSamples: OrAuto;
  optimizerWeightDecay: OrAuto;

  /** From here on facts of the scenario, not settings of the job. */
  taskComplexity: TaskComplexity;
  /** Prompts in the training dataset. */
  prompts: number;
  /** Typical length of prompt and response together, in tokens. */
  typicalTokens: number;
  /** Mean reward of the base model, 0..1. */
  startingReward: number;
  /** Share of prompts whose grader accepts a wrong answer, 0..1. */
  gameableShare: number;
  /** Parameters of the base model, in billions. */
  modelSize: number;
  /** Memory of one GPU, in GiB, shown as GB: vendors count GPU memory in 2^30 bytes. */
  gpuMemory: number;
  gpuCount: number;

  /** First seed of the simulated runs. */
  seed: number;
}

export type Field = keyof RunConfig;
