import { type AdamClock, startClock } from "./adam.ts";
import { ANSWERS, FORMAT_TOKENS } from "./dimensions.ts";
import type { FormatView } from "./format.ts";
import type { Miniature } from "./miniature.ts";
import { type Activation, makeActivation, makePolicy, type Policy } from "./policy.ts";
import type { Task } from "./task.ts";

/** State of a run in training: settings, task, policy, optimizer, and buffers that all steps share. */
export interface Learner {
  readonly miniature: Miniature;
  readonly task: Task;
  /** Seed of adapter, prompt order and rollouts. */
  readonly seed: number;
  readonly policy: Policy;
  readonly clock: AdamClock;
  readonly format: readonly FormatView[];
  /** Gradient with respect to the logits of each format context, over a whole batch. */
  readonly formatGradients: readonly Float64Array[];
  /** Buffers for one prompt. */
  readonly activation: Activation;
  readonly logitGradient: Float64Array;
  readonly group: Group;
}

/** The rollouts of one prompt: groupSize values each. */
export interface Group {
  readonly answers: Int32Array;
  /** The format tokens of each rollout. */
  readonly tokens: readonly Int32Array[];
  readonly rewards: Float64Array;
  readonly advantages: Float64Array;
}

/** Returns a run before its first step. */
export function startLearner(miniature: Miniature, task: Task, seed: number): Learner {
  const { rank, temperature, mantissaBits, groupSize } = miniature;
  return {
    miniature,
    task,
    seed,
    policy: makePolicy(rank, temperature, mantissaBits, seed),
    clock: startClock(),
    format: task.format.map((context) => ({ context, activation: makeActivation(rank) })),
    formatGradients: task.format.map(() => new Float64Array(ANSWERS)),
    activation: makeActivation(rank),
    logitGradient: new Float64Array(ANSWERS),
    group: {
      answers: new Int32Array(groupSize),
      tokens: Array.from({ length: groupSize }, () => new Int32Array(FORMAT_TOKENS)),
      rewards: new Float64Array(groupSize),
      advantages: new Float64Array(groupSize),
    },
  };
}
