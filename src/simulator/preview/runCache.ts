import { createLruCache } from "../lruCache.ts";
import { type SimulatedConfig, toMiniature } from "../mapping.ts";
import type { Evaluation, SimulatedRun } from "../model/run.ts";
import type { Simulate } from "../simulate.ts";

const BYTES_PER_NUMBER = 8;
const bytesOf = ({ step, batchReward }: SimulatedRun) => BYTES_PER_NUMBER * (3 * step.length + batchReward.length);

/** A cache of runs, which callers must not change. Configs that differ in fields outside the simulation share their runs. */
export interface RunCache {
  /** Returns the run, undefined if it is not cached. */
  get(config: SimulatedConfig, seed: number, evaluation: Evaluation): SimulatedRun | undefined;
  set(config: SimulatedConfig, evaluation: Evaluation, run: SimulatedRun): void;
}

/** Creates a cache of at most `capacity` bytes of runs. */
export function createRunCache(capacity: number): RunCache {
  const runs = createLruCache<SimulatedRun>(capacity, bytesOf);
  let last: { readonly config: SimulatedConfig; readonly key: string } | undefined;
  /** The same for all seeds of a config: it is asked for many in a row. */
  function settingsOf(config: SimulatedConfig): string {
    if (last?.config !== config) last = { config, key: JSON.stringify(toMiniature(config)) };
    return last.key;
  }
  const keyOf = (config: SimulatedConfig, seed: number, evaluation: Evaluation) =>
    `${seed} ${evaluation} ${settingsOf(config)}`;
  return {
    get: (config, seed, evaluation) => runs.get(keyOf(config, seed, evaluation)),
    set: (config, evaluation, run) => runs.set(keyOf(config, run.seed, evaluation), run),
  };
}

/** Returns `simulate` with a cache, so that dragging back, or on to a config that was simulated ahead, takes no time. */
export function withRunCache(simulate: Simulate, cache: RunCache | number): Simulate {
  const runs = typeof cache === "number" ? createRunCache(cache) : cache;
  return (config, seed, evaluation) => {
    const cached = runs.get(config, seed, evaluation);
    if (cached) return cached;
    const run = simulate(config, seed, evaluation);
    runs.set(config, evaluation, run);
    return run;
  };
}
