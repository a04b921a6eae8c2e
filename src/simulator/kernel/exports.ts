/** An address or a size that the kernel tells. */
interface Constant {
  readonly value: number;
}

/** What the compiled kernel offers, all in numbers: `assembly/index.ts` from outside. Addresses and sizes are in bytes. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };

  /** The largest run there is room for. */
  readonly MOST_PROMPTS: Constant;
  readonly MOST_RANK: Constant;
  readonly MOST_ROLLOUTS: Constant;
  readonly MOST_STEPS: Constant;

  /** Room for that many tasks. */
  readonly SLOTS: Constant;
  readonly TASKS: Constant;
  readonly TASK_BYTES: Constant;
  /** Within a task: u8 right answers. */
  readonly RIGHT_ANSWERS: Constant;
  /** f32: the adapter and its gradient, for each hidden unit its row of A and its column of B, padded to 12. */
  readonly VALUE: Constant;
  readonly GRADIENT: Constant;
  /** i32: training prompts in the order of the epoch. */
  readonly ORDER: Constant;
  /** f32: step size of each step, to be written before `train`. */
  readonly RATES: Constant;
  /** f64: reward of each step; step, reward and held-out reward of each evaluation. */
  readonly BATCH_REWARDS: Constant;
  readonly POINTS: Constant;
  /** End of what the kernel uses. */
  readonly END: Constant;

  /** Puts a task into a slot. */
  makeTask(
    slot: number,
    seed: number,
    prompts: number,
    skills: number,
    startingReward: number,
    gameableShare: number,
    memorisedShare: number,
    lazyPay: number,
  ): void;
  /** Begins a run on the task of a slot: a fresh adapter. */
  start(
    slot: number,
    seed: number,
    prompts: number,
    rank: number,
    sharpness: number,
    groupSize: number,
    klBeta: number,
    rewardNoise: number,
    mantissaBits: number,
  ): void;
  /** Trains the run to its end. */
  train(steps: number, promptsPerStep: number, evaluations: number, evaluationPrompts: number): void;

  /** The halves of a step, for tests. The gradient of `count` prompts from place `first` in the order; returns their mean reward. */
  batchGradient(first: number, count: number, firstVisit: number): number;
  adamStep(rate: number): void;
}
