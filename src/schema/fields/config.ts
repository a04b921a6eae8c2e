/** Settings that are left to the service when they say so: the field is then omitted from what is sent. */
export type OrAuto = number | "auto";

export type TaskComplexity = "simple" | "medium" | "complex";
export type LossMethod = "grpo" | "dapo" | "gspo-token";

/**
 * One reinforcement fine-tuning run: everything that a link carries and a curve depends on.
 * Keys that the service knows are spelled as in its request; the contract that every other folder reads.
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
  /** Size of the sampling cut-off; 0 is off. */
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

  /** From here on facts about the case, not settings of the job. */
  taskComplexity: TaskComplexity;
  /** Prompts in the training data set. */
  prompts: number;
  /** Prompt and response of a typical rollout, in tokens. */
  typicalTokens: number;
  /** Mean reward of the base model, 0..1. */
  startingReward: number;
  /** Share of prompts whose grader can be gamed, 0..1. */
  gameableShare: number;
  /** Parameters of the base model, in billions. */
  modelSize: number;
  /** Memory of one GPU, in GiB. */
  gpuMemory: number;
  gpuCount: number;

  /** First of the seeds that the preview is simulated with. */
  seed: number;
}

export type Field = keyof RunConfig;
