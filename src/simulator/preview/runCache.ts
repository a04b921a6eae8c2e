import { createLruCache } from "../lruCache.ts";
import { toMiniature } from "../mapping.ts";
import type { SimulatedRun } from "../model/run.ts";
import type { Simulate } from "../simulate.ts";

const BYTES_PER_NUMBER = 8;
const bytesOf = ({ step, batchReward }: SimulatedRun) => BYTES_PER_NUMBER * (3 * step.length + batchReward.length);

/**
 * Returns `simulate` with a cache of at most `capacity` bytes of runs, so that dragging back, or on to a config that was simulated ahead,
 * takes no time. Cached runs are shared: callers must not change them.
 */
export function withRunCache(simulate: Simulate, capacity: number): Simulate {
  const runs = createLruCache<SimulatedRun>(capacity, bytesOf);

  return (config, seed, evaluation) => {
    // configs that differ in fields outside the simulation share their runs
    const key = JSON.stringify([seed, evaluation, toMiniature(config)]);
    const cached = runs.get(key);
    if (cached) return cached;
    const run = simulate(config, seed, evaluation);
    runs.set(key, run);
    return run;
  };
}
