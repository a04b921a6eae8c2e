/** An exported address or size. */
interface Constant {
  readonly value: number;
}

/** Exports of the compiled kernel, as `assembly/index.ts` defines them. Addresses and sizes are in bytes. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };

  /** Capacity. */
  readonly MOST_PROMPTS: Constant;
  readonly MOST_RANK: Constant;
  readonly MOST_ROLLOUTS: Constant;
  readonly MOST_STEPS: Constant;

  /** Number of tasks that fit into memory; the first one is at TASKS. */
  readonly SLOTS: Constant;
  readonly TASKS: Constant;
  readonly TASK_BYTES: Constant;
  /** Offset of the u8 right answers within a task. */
  readonly RIGHT_ANSWERS: Constant;
  /** f32: the adapter and its gradient; each hidden unit has its row of A, then its column of B, padded to 12. */
  readonly VALUE: Constant;
  readonly GRADIENT: Constant;
  /** i32: training prompts in the order of the epoch. */
  readonly ORDER: Constant;
  /** f32: step size of each step, written by the caller before `train`. */
  readonly RATES: Constant;
  /** f64: batch reward of each step; step, training reward and held-out reward of each evaluation. */
  readonly BATCH_REWARDS: Constant;
  readonly POINTS: Constant;
  /** End of the memory in use. */
  readonly END: Constant;

  /** Generates the task of `seed` in a slot. */
  makeTask(
    slot: number,
    seed: number,
    prompts: number,
    skills: number,
    startingReward: number,
    gameableShare: number,
    memorizedShare: number,
    lazyPay: number,
  ): void;
  /** Starts a run on the task of a slot, with an untrained adapter. */
  start(
    slot: number,
    seed: number,
    prompts: number,
    rank: number,
    sharpness: number,
    groupSize: number,
    klBeta: number,
    mantissaBits: number,
  ): void;
  /** Trains the started run for `steps` steps. */
  train(steps: number, promptsPerStep: number, evaluations: number, evaluationPrompts: number): void;

  /** First half of a step, for tests: computes the gradient of `count` prompts from place `first` in ORDER; returns their mean reward. */
  batchGradient(first: number, count: number, firstVisit: number): number;
  /** Second half of a step. */
  adamStep(rate: number): void;
}
