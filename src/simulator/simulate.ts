import { type Simulated, toMiniature } from "./mapping.ts";
import { train } from "./model/model.ts";
import { makeTask, type Task, type TaskSettings } from "./model/task.ts";
import type { Evaluation, SimulatedRun } from "./runs/run.ts";

/** (config, seed) -> curve: the same arguments give the same curve, bit for bit. */
export type Simulate = (config: Simulated, seed: number, evaluation: Evaluation) => SimulatedRun;

/** One simulated run of this config. */
export const simulateRun: Simulate = (config, seed, evaluation) => {
  const miniature = toMiniature(config);
  return train(miniature, makeTask(miniature.task, seed), seed, evaluation);
};

/** As many as the preview has seeds; a task takes 0.2 to 0.7 MB. */
const MOST_TASKS = 64;

/**
 * `simulateRun` with a memory of the last MOST_TASKS tasks. Rate, epochs, rank, batch, rollouts, temperature and KL leave the task
 * as it is, so that dragging them costs training only.
 */
export function createSimulator(): { readonly simulateRun: Simulate } {
  const tasks = new Map<string, Task>();

  function taskOf(settings: TaskSettings, seed: number): Task {
    const key = JSON.stringify([seed, settings]);
    const task = tasks.get(key) ?? makeTask(settings, seed);
    // last in, last out: the Map keeps the order of insertion
    tasks.delete(key);
    tasks.set(key, task);
    for (const oldest of tasks.keys()) {
      if (tasks.size <= MOST_TASKS) break;
      tasks.delete(oldest);
    }
    return task;
  }

  return {
    simulateRun: (config, seed, evaluation) => {
      const miniature = toMiniature(config);
      return train(miniature, taskOf(miniature.task, seed), seed, evaluation);
    },
  };
}
