import { createLruCache } from "./lruCache.ts";
import { type SimulatedConfig, toMiniature } from "./mapping.ts";
import { train } from "./model/model.ts";
import type { Evaluation, SimulatedRun } from "./model/run.ts";
import { makeTask, type Task, type TaskSettings } from "./model/task.ts";

/** Simulates one run of a config. The same arguments give the same curve, bit for bit. */
export type Simulate = (config: SimulatedConfig, seed: number, evaluation: Evaluation) => SimulatedRun;

/** Simulates one run with the TypeScript model. */
export const simulateRun: Simulate = (config, seed, evaluation) => {
  const miniature = toMiniature(config);
  return train(miniature, makeTask(miniature.task, seed), seed, evaluation);
};

/** Cached tasks: one for each seed of the preview. A task takes 0.2 to 0.7 MB. */
const CACHED_TASKS = 64;

/**
 * Returns `simulateRun` with a cache of tasks. Rate, epochs, rank, batch, rollouts, temperature and KL do not change a task, so that dragging
 * them costs training alone.
 */
export function createSimulator(): { readonly simulateRun: Simulate } {
  const tasks = createLruCache<Task>(CACHED_TASKS);

  function taskOf(settings: TaskSettings, seed: number): Task {
    const key = JSON.stringify([seed, settings]);
    const cached = tasks.get(key);
    if (cached) return cached;
    const task = makeTask(settings, seed);
    tasks.set(key, task);
    return task;
  }

  return {
    simulateRun: (config, seed, evaluation) => {
      const miniature = toMiniature(config);
      return train(miniature, taskOf(miniature.task, seed), seed, evaluation);
    },
  };
}
