import { collapsed, endOf, mean, peakOf, spikedThenCollapsed } from "../../schema/curve.ts";
import type { SimulatedRun } from "../model/run.ts";

/** Statistics over the runs of one config at each evaluation. Rewards are in 0..1. */
export interface Ensemble {
  /** Number of runs. */
  readonly runs: number;
  /** Optimizer steps done at each evaluation, the same in every run of a config. */
  readonly step: Float64Array;
  /** Mean training reward. */
  readonly train: Float64Array;
  /** Mean held-out reward. */
  readonly heldOut: Float64Array;
  /** 10th and 90th percentile of the training reward, over random numbers of training and of the task. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Share of runs that end below half of their own peak. */
  readonly collapsedShare: number;
  /** Share of runs that rose before they collapsed. */
  readonly spikedShare: number;
}

/** Means over the runs of one config; rewards in 0..1. */
export interface Summary {
  /** Final training reward. */
  readonly end: number;
  /** Final held-out reward. */
  readonly heldOutEnd: number;
  /** Mean of the runs' own maxima. */
  readonly peak: number;
  /** Share of runs that end below half of their own peak. */
  readonly collapsedShare: number;
}

const BAND = { low: 0.1, high: 0.9 } as const;

/** Computes the ensemble of the runs of one config. Throws on an empty list. */
export function ensemble(runs: readonly SimulatedRun[]): Ensemble {
  const first = firstOf(runs);
  const points = Array.from(first.step.keys());
  const overRuns = (values: (run: SimulatedRun) => Float64Array, reduce: (atPoint: Float64Array) => number) =>
    Float64Array.from(points, (point) => reduce(Float64Array.from(runs, (run) => values(run)[point] as number)));
  return {
    runs: runs.length,
    step: first.step.slice(),
    train: overRuns((run) => run.reward, mean),
    heldOut: overRuns((run) => run.heldOut, mean),
    low: overRuns(
      (run) => run.reward,
      (rewards) => quantile(rewards, BAND.low),
    ),
    high: overRuns(
      (run) => run.reward,
      (rewards) => quantile(rewards, BAND.high),
    ),
    collapsedShare: shareOf(runs, collapsed),
    spikedShare: shareOf(runs, spikedThenCollapsed),
  };
}

/** Computes the summary of the runs of one config. Throws on an empty list. */
export function summarize(runs: readonly SimulatedRun[]): Summary {
  firstOf(runs);
  return {
    end: mean(runs.map(endOf)),
    heldOutEnd: mean(runs.map(({ heldOut }) => heldOut[heldOut.length - 1] as number)),
    peak: mean(runs.map(peakOf)),
    collapsedShare: shareOf(runs, collapsed),
  };
}

/** Returns the quantile at `share`, linear between the two nearest values; NaN of no values. */
export function quantile(values: Float64Array, share: number): number {
  const sorted = values.toSorted();
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

function firstOf(runs: readonly SimulatedRun[]): SimulatedRun {
  const first = runs[0];
  if (first === undefined) throw new Error("no runs to summarize");
  return first;
}

const shareOf = (runs: readonly SimulatedRun[], holds: (run: SimulatedRun) => boolean) =>
  runs.filter(holds).length / runs.length;
