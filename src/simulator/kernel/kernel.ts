import { toMiniature } from "../mapping.ts";
import { type Miniature, rateAt, stepsOf } from "../model/miniature.ts";
import { grids } from "../model/model.ts";
import { BASE_TEMPERATURE } from "../model/shape.ts";
import type { TaskSettings } from "../model/task.ts";
import type { Evaluation, SimulatedRun } from "../runs/run.ts";
import type { Simulate } from "../simulate.ts";
import type { KernelExports } from "./exports.ts";

/** The model at full speed. It follows the TypeScript one up to rounding errors: single runs differ in time, their means do not. */
export interface Kernel {
  readonly simulateRun: Simulate;
  /** One training run, on the task of the same seed. Throws where the kernel has no room for it. */
  train(miniature: Miniature, seed: number, evaluation: Evaluation): SimulatedRun;
  /** Begins such a run without training it; returns the slot of its task. */
  start(miniature: Miniature, seed: number): number;
  /** For tests, which look inside. */
  readonly exports: KernelExports;
}

/** The model in a kernel that is loaded. Tasks stay in its memory, so that what leaves them as they are costs training only. */
export function createKernel(exports: KernelExports): Kernel {
  const { memory, SLOTS, RATES, BATCH_REWARDS, POINTS } = exports;
  /** Slot of each task that is in memory; the longest unused first. */
  const slots = new Map<string, number>();

  function slotOf(settings: TaskSettings, seed: number): number {
    const key = JSON.stringify([seed, settings]);
    const known = slots.get(key);
    const slot = known ?? freeSlot();
    if (known === undefined) fill(slot, settings, seed);
    // last in, last out: the Map keeps the order of insertion
    slots.delete(key);
    slots.set(key, slot);
    return slot;
  }

  function freeSlot(): number {
    if (slots.size < SLOTS.value) return slots.size;
    const [oldest] = slots;
    if (oldest === undefined) throw new Error("the kernel has no room for tasks");
    slots.delete(oldest[0]);
    return oldest[1];
  }

  function fill(slot: number, settings: TaskSettings, seed: number) {
    const { prompts, skills, startingReward, gameableShare, memorisedShare, lazyPay } = settings;
    exports.makeTask(slot, seed, prompts, skills, startingReward, gameableShare, memorisedShare, lazyPay);
  }

  function start(miniature: Miniature, seed: number): number {
    checkRoom(exports, miniature);
    const { task, rank, temperature, groupSize, klBeta, rewardNoise, mantissaBits } = miniature;
    const sharpness = BASE_TEMPERATURE / temperature;
    const slot = slotOf(task, seed);
    exports.start(slot, seed, task.prompts, rank, sharpness, groupSize, klBeta, rewardNoise, mantissaBits);
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

/** Throws where a run is larger than the kernel's fixed memory. */
function checkRoom(kernel: KernelExports, miniature: Miniature): void {
  const room = [
    ["prompts", miniature.task.prompts, kernel.MOST_PROMPTS.value],
    ["hidden units", miniature.rank, kernel.MOST_RANK.value],
    ["rollouts per prompt", miniature.groupSize, kernel.MOST_ROLLOUTS.value],
    ["steps", stepsOf(miniature), kernel.MOST_STEPS.value],
  ] as const;
  for (const [what, wanted, most] of room)
    if (wanted > most) throw new Error(`the kernel has room for ${most} ${what}, not ${wanted}`);
}
