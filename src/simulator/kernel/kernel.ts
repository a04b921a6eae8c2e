import { createLruCache } from "../lruCache.ts";
import { toMiniature } from "../mapping.ts";
import { BASE_TEMPERATURE } from "../model/dimensions.ts";
import { type Miniature, rateAt, stepsOf } from "../model/miniature.ts";
import { grids } from "../model/model.ts";
import type { Evaluation, SimulatedRun } from "../model/run.ts";
import type { TaskSettings } from "../model/task.ts";
import type { Simulate } from "../simulate.ts";
import type { KernelExports } from "./exports.ts";

/**
 * The simulation in WebAssembly, about ten times as fast as in TypeScript. Both models agree until a rounding error decides a sampled answer or
 * a rounded weight; from then on single runs differ, and means agree.
 */
export interface Kernel {
  readonly simulateRun: Simulate;
  /** Simulates one run on the task of the same seed. Throws if it exceeds the kernel's capacity. */
  train(miniature: Miniature, seed: number, evaluation: Evaluation): SimulatedRun;
  /** Starts such a run without training it; returns the slot of its task. */
  start(miniature: Miniature, seed: number): number;
  /** For tests. */
  readonly exports: KernelExports;
}

/** Creates a kernel from the exports of an instance. It caches tasks in the instance's memory: a run on a cached task costs training alone. */
export function createKernel(exports: KernelExports): Kernel {
  const { memory, SLOTS, RATES, BATCH_REWARDS, POINTS } = exports;
  const slots = createLruCache<number>(SLOTS.value);

  function slotOf(settings: TaskSettings, seed: number): number {
    const key = JSON.stringify([seed, settings]);
    const cached = slots.get(key);
    if (cached !== undefined) return cached;
    const slot = slots.size < SLOTS.value ? slots.size : (slots.drop() as number);
    const { prompts, skills, startingReward, gameableShare, memorizedShare, lazyPay } = settings;
    exports.makeTask(slot, seed, prompts, skills, startingReward, gameableShare, memorizedShare, lazyPay);
    slots.set(key, slot);
    return slot;
  }

  function start(miniature: Miniature, seed: number): number {
    checkCapacity(exports, miniature);
    const { task, rank, temperature, groupSize, klBeta, mantissaBits } = miniature;
    const sharpness = BASE_TEMPERATURE / temperature;
    const slot = slotOf(task, seed);
    exports.start(slot, seed, task.prompts, rank, sharpness, groupSize, klBeta, mantissaBits);
    return slot;
  }

  function train(miniature: Miniature, seed: number, evaluation: Evaluation): SimulatedRun {
    start(miniature, seed);
    const steps = stepsOf(miniature);
    const grid = grids[evaluation];
    const evaluations = Math.min(grid.evaluations, steps);
    const rates = new Float32Array(memory.buffer, RATES.value, steps);
    for (let step = 0; step < steps; step++) rates[step] = rateAt(miniature, step, steps);
    exports.train(steps, miniature.promptsPerStep, evaluations, grid.prompts);

    const points = new Float64Array(memory.buffer, POINTS.value, 3 * (evaluations + 1));
    const column = (first: number) =>
      Float64Array.from({ length: evaluations + 1 }, (_, point) => points[3 * point + first] as number);
    return {
      seed,
      step: column(0),
      reward: column(1),
      heldOut: column(2),
      batchReward: new Float64Array(memory.buffer, BATCH_REWARDS.value, steps).slice(),
    };
  }

  return {
    simulateRun: (config, seed, evaluation) => train(toMiniature(config), seed, evaluation),
    train,
    start,
    exports,
  };
}

/** Throws if a run exceeds the kernel's fixed memory. */
function checkCapacity(kernel: KernelExports, miniature: Miniature): void {
  const limits = [
    ["prompts", miniature.task.prompts, kernel.MOST_PROMPTS.value],
    ["hidden units", miniature.rank, kernel.MOST_RANK.value],
    ["rollouts per prompt", miniature.groupSize, kernel.MOST_ROLLOUTS.value],
    ["steps", stepsOf(miniature), kernel.MOST_STEPS.value],
  ] as const;
  for (const [name, needed, capacity] of limits)
    if (needed > capacity) throw new Error(`the kernel has room for ${capacity} ${name}, not ${needed}`);
}
