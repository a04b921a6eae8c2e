/** What a log says about the settings of its run, in its own trainer's units; what it does not say is absent. */
export interface LoggedSettings {
  /** Name of the library that wrote it, where that can be told: TRL, unsloth+TRL, verl, tinker. */
  readonly library?: string;
  /** The largest rate that was used: a schedule lowers it. */
  readonly learningRate?: number;
  readonly loraRank?: number;
  readonly epochs?: number;
  /** Optimizer steps that the run is planned to have. */
  readonly plannedSteps?: number;
  /** Sequences per optimizer step, or tokens where the unit says so. */
  readonly batchSize?: number;
  readonly batchUnit?: "sequences" | "tokens";
  /** Rollouts per prompt. */
  readonly groupSize?: number;
  readonly temperature?: number;
  readonly klBeta?: number;
  readonly lossMethod?: string;
  readonly maxOutputTokens?: number;
  readonly fullFineTuning?: boolean;
}

/**
 * One run of a log: a value for each point in each column, NaN where the log has none, infinity where its own value is NaN or infinite; points in
 * the order of the file.
 */
export interface LoggedRun {
  /** The run's name where the file holds several. */
  readonly name: string;
  /** Optimizer step of each point as it was logged: it may repeat or restart; NaN where the log does not say. */
  readonly step: Float64Array;
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly settings: LoggedSettings;
}

/** What was read of a file: at least one run, or the reason why there is none. */
export interface Log {
  /** The format that the content was taken for, in words: "Hugging Face trainer state". */
  readonly format: string;
  readonly runs: readonly LoggedRun[];
  /** What the reader has to say: lines that could not be read, a text that ends early, values that were not numbers. */
  readonly notes: readonly string[];
  readonly problem?: string;
}

/** What the columns of a run are, where they are known: the series that a verdict reads. All arrays have one value per point. */
export interface Series {
  readonly step: Float64Array;
  /** Finite at every point: points without a reward are left out. */
  readonly reward: Float64Array;
  readonly rewardColumn: string;
  /** Why the column, which was guessed, may not be the reward; absent where its name says that it is. */
  readonly doubt?: string;
  /** Reward on prompts that are not trained on, at steps of its own: evaluations are rarer. */
  readonly heldOut?: { readonly step: Float64Array; readonly reward: Float64Array; readonly column: string };
  /** NaN where there is no value. */
  readonly rewardStd?: Float64Array;
  readonly kl?: Float64Array;
  readonly completionLength?: Float64Array;
  readonly gradientNorm?: Float64Array;
  readonly entropy?: Float64Array;
  /** Share of groups whose rollouts all score the same, 0..1. */
  readonly zeroVarianceShare?: Float64Array;
  readonly learningRate?: Float64Array;
  /** Share of completions that were cut off at the limit, 0..1. */
  readonly clippedShare?: Float64Array;
  /** Share of tokens or samples whose policy ratio was clipped, 0..1: on either side, at its lower and at its upper bound. */
  readonly clipFraction?: Float64Array;
  readonly clipFractionLow?: Float64Array;
  readonly clipFractionHigh?: Float64Array;
  /** Mean ratio of the trainer's probability of a token to the sampler's; 1 where they agree. */
  readonly importanceRatio?: Float64Array;
  /** Share of the samples that still count after weighting by that ratio, 0..1. */
  readonly effectiveSampleSize?: Float64Array;
  /** Mean difference of the log probabilities of trainer and sampler. */
  readonly logProbDifference?: Float64Array;
  /** Turns and tool calls per rollout. */
  readonly turns?: Float64Array;
  readonly toolCalls?: Float64Array;
  /** Share of rollouts that failed with an error, 0..1. */
  readonly failedShare?: Float64Array;
  /** Seconds per optimizer step. */
  readonly stepTime?: Float64Array;
  /** Tokens per second. */
  readonly throughput?: Float64Array;
  /** Parts of the reward that the log has beside it. */
  readonly components?: readonly { readonly column: string; readonly values: Float64Array }[];
  /** Columns that have values which the log itself gives as NaN or infinite: how many, and their share of the last quarter of the rows. */
  readonly notNumbers?: readonly { readonly column: string; readonly count: number; readonly lateShare: number }[];
  /** Points before which the step counter went back: the run was resumed or restarted there. */
  readonly restarts: readonly number[];
  readonly settings: LoggedSettings;
}
