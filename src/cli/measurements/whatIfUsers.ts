import { normals, uniforms } from "../../diagnosis/trend/drawn.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { toMiniature } from "../../simulator/mapping.ts";
import { train } from "../../simulator/model/model.ts";
import type { SimulatedRun } from "../../simulator/model/run.ts";
import { makeTask, type Task } from "../../simulator/model/task.ts";
import { toRewardLog } from "../../simulator/runs/toRewardLog.ts";

/** A simulated user: settings that are known, the log of one noisy run, and a simulator that nobody knows. */
export interface WhatIfUser {
  readonly config: RunConfig;
  readonly reward: Float64Array;
  /** Final held-out reward with a change less that without it, mean over seeds. */
  readonly truth: (change: Partial<RunConfig>) => number;
}

/** Seeds of the truth, and points of a log at most. */
const SEEDS = 6;
const MOST_POINTS = 100;

/** How a user's task differs from one that the simulator makes. */
interface Mismatch {
  /** SD of what is added to the logit of the right answer of each prompt, and what is added to that of each right format token. */
  readonly hardness: number;
  readonly gap: number;
  /** Factor on the features of the format: how easily training breaks it. */
  readonly leak: number;
}

/** Changes a task: other difficulty of its prompts, another strength of its format. */
function mismatched(task: Task, { hardness, gap, leak }: Mismatch, seed: number): Task {
  const normal = normals(uniforms(seed));
  for (const { baseLogits, rightAnswer } of [...task.train, ...task.heldOut])
    baseLogits[rightAnswer] = (baseLogits[rightAnswer] ?? 0) + hardness * normal();
  for (const { baseLogits, features, rightToken } of task.format) {
    baseLogits[rightToken] = (baseLogits[rightToken] ?? 0) + gap;
    for (const [i, value] of features.entries()) features[i] = leak * value;
  }
  return task;
}

const endOf = ({ heldOut }: SimulatedRun) => heldOut[heldOut.length - 1] ?? Number.NaN;

/** Draws a user. The same seed gives the same. */
export function whatIfUser(seed: number): WhatIfUser {
  const uniform = uniforms(seed);
  const normal = normals(uniform);
  const between = (low: number, high: number) => low + (high - low) * uniform();
  const oneOf = <T>(options: readonly [T, ...T[]]) => options[Math.floor(options.length * uniform())] ?? options[0];
  const config = {
    ...defaultConfig,
    learningRate: Math.exp(between(Math.log(1.5e-5), Math.log(4e-4))),
    epochs: oneOf([1, 2, 3]),
    loraRank: oneOf([8, 16, 32]),
    responseCandidatesCount: oneOf([4, 8]),
    batchSize: oneOf([16384, 32768, 65536]),
    prompts: oneOf([100, 150, 200, 300]),
  };
  const scenario = {
    startingReward: between(0.08, 0.55),
    gameableShare: between(0, 0.45),
    taskComplexity: oneOf(["simple", "medium", "complex"] as const),
  };
  const own = { memorizedShare: between(0, 0.4), lazyPay: between(0, 0.35) };
  const step = Math.exp(0.4 * normal());
  const mantissaBits = oneOf([3, 3, 3, 2, 4]);
  const mismatch = { hardness: between(0, 1), gap: 0.5 * normal(), leak: Math.exp(0.25 * normal()) };
  const run = (change: Partial<RunConfig>, runSeed: number) => {
    const miniature = toMiniature({ ...config, ...scenario, ...change });
    const task = { ...miniature.task, ...own };
    const settings = { ...miniature, task, mantissaBits, rate: step * miniature.rate };
    return train(settings, mismatched(makeTask(task, runSeed), mismatch, runSeed), runSeed, "light");
  };
  const { batchReward } = run({}, seed);
  const log = toRewardLog(batchReward, Math.max(1, Math.ceil(batchReward.length / MOST_POINTS)));
  const noise = between(0, 0.04);
  const seeds = Array.from({ length: SEEDS }, (_, i) => 1_000_000 + SEEDS * seed + i);
  const ends = (change: Partial<RunConfig>) => seeds.reduce((sum, one) => sum + endOf(run(change, one)) / SEEDS, 0);
  return {
    config,
    reward: log.reward.map((value) => Math.max(0, Math.min(1, value + noise * normal()))),
    truth: (change) => ends(change) - ends({}),
  };
}
