import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { SimulatedRun } from "../model/run.ts";
import type { Simulate } from "../simulate.ts";

/** Changes of the default config. */
export type Overrides = Partial<RunConfig>;

/** Runs of any config on the same seeds, which makes comparisons paired. */
export interface Sample {
  /** Number of seeds. */
  readonly size: number;
  /** Returns one run per seed, in the order of the seeds; simulates them at the first call and caches them. */
  readonly runs: (change: Overrides) => readonly SimulatedRun[];
}

/** Creates a sample of `size` seeds from `firstSeed` on. `onRuns` is called before a config is simulated. */
export function sampleOf(
  simulate: Simulate,
  firstSeed: number,
  size: number,
  onRuns?: (change: Overrides) => void,
): Sample {
  const cache = new Map<string, readonly SimulatedRun[]>();
  return {
    size,
    runs: (change) => {
      const config = { ...defaultConfig, ...change };
      const key = JSON.stringify(config);
      const cached = cache.get(key);
      if (cached !== undefined) return cached;
      onRuns?.(change);
      const runs = Array.from({ length: size }, (_, i) => simulate(config, firstSeed + i, "full"));
      cache.set(key, runs);
      return runs;
    },
  };
}

/** Returns the sample without one seed. */
const without = (sample: Sample, left: number): Sample => ({
  size: sample.size - 1,
  runs: (change) => sample.runs(change).filter((_, i) => i !== left),
});

export interface Estimate {
  readonly statistic: number;
  /** Sampling error over seeds. */
  readonly standardError: number;
}

/**
 * Computes a statistic of the sample, which has at least two seeds, with its jackknife standard error (Tukey 1958). For a mean of paired
 * differences that is their standard deviation / sqrt(seeds); it holds for ratios and for slopes of mean curves as well.
 */
export function estimate(sample: Sample, statistic: (sample: Sample) => number): Estimate {
  const { size } = sample;
  const all = statistic(sample);
  const partial = Array.from({ length: size }, (_, left) => statistic(without(sample, left)));
  const center = partial.reduce((sum, value) => sum + value / size, 0);
  const squares = partial.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return { statistic: all, standardError: Math.sqrt(((size - 1) / size) * squares) };
}
