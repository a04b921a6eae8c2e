import { type AdamClock, startClock } from "./adam.ts";
import type { FormatView } from "./format.ts";
import type { Miniature } from "./miniature.ts";
import { type Activation, makeActivation, makePolicy, type Policy } from "./policy.ts";
import { ANSWERS, FORMAT_TOKENS } from "./shape.ts";
import type { Task } from "./task.ts";

/** A run in the middle of training: what it trains on, its policy, and room to work in that the steps share. */
export interface Learner {
  readonly miniature: Miniature;
  readonly task: Task;
  /** Of the run's luck: adapter, order of the prompts, rollouts. */
  readonly seed: number;
  readonly policy: Policy;
  readonly clock: AdamClock;
  readonly format: readonly FormatView[];
  /** Gradient by the logits of each format context, over a whole batch. */
  readonly formatGradients: readonly Float64Array[];
  /** Of the prompt at hand. */
  readonly activation: Activation;
  readonly logitGradient: Float64Array;
  readonly group: Group;
}

/** The rollouts of one prompt: groupSize values each. */
export interface Group {
  readonly answers: Int32Array;
  /** The format tokens of each rollout. */
  readonly tokens: readonly Int32Array[];
  /** As the grader pays them. */
  readonly rewards: Float64Array;
  /** The rewards that the advantages are made of: with the noise, where there is any. */
  readonly noisyRewards: Float64Array;
  readonly advantages: Float64Array;
}

/** A run before its first step. */
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
      noisyRewards: new Float64Array(groupSize),
      advantages: new Float64Array(groupSize),
    },
  };
}
