import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { SimulatedRun } from "../model/run.ts";
import type { Simulate } from "../simulate.ts";

/** The default config with these settings changed. */
export type Change = Partial<RunConfig>;

/** Runs of any config on the same seeds, so that two configs are compared seed by seed. */
export interface Sample {
  /** How many seeds. */
  readonly size: number;
  /** One run per seed, in the order of the seeds; simulated when first asked for, and then kept. */
  readonly runs: (change: Change) => readonly SimulatedRun[];
}

/** The sample of `size` seeds from `firstSeed` on. `onRuns` hears of each config that is about to be simulated. */
export function sampleOf(
  simulate: Simulate,
  firstSeed: number,
  size: number,
  onRuns?: (change: Change) => void,
): Sample {
  const known = new Map<string, readonly SimulatedRun[]>();
  return {
    size,
    runs: (change) => {
      const config = { ...defaultConfig, ...change };
      const key = JSON.stringify(config);
      const kept = known.get(key);
      if (kept !== undefined) return kept;
      onRuns?.(change);
      const runs = Array.from({ length: size }, (_, i) => simulate(config, firstSeed + i, "full"));
      known.set(key, runs);
      return runs;
    },
  };
}

/** The same runs without those of one seed. */
const without = (sample: Sample, left: number): Sample => ({
  size: sample.size - 1,
  runs: (change) => sample.runs(change).filter((_, i) => i !== left),
});

export interface Estimate {
  readonly statistic: number;
  /** Over seeds. */
  readonly standardError: number;
}

/**
 * A statistic of the sample, which has at least two seeds, with its jackknife error (Tukey 1958): how much it moves as each seed is
 * left out. For a mean of differences on the same seeds that is their standard deviation / sqrt(seeds), and it serves ratios and
 * slopes of mean curves as well.
 */
export function estimate(sample: Sample, statistic: (sample: Sample) => number): Estimate {
  const { size } = sample;
  const all = statistic(sample);
  const partial = Array.from({ length: size }, (_, left) => statistic(without(sample, left)));
  const centre = partial.reduce((sum, value) => sum + value / size, 0);
  const squares = partial.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return { statistic: all, standardError: Math.sqrt(((size - 1) / size) * squares) };
}
