import { collapsed, endOf, mean, peakOf, spikedThenCollapsed } from "../../schema/curve.ts";
import type { SimulatedRun, Summary } from "./run.ts";

/** What many seeds of one config have in common. The arrays have one value per evaluation; rewards in 0..1. */
export interface Ensemble {
  /** How many runs it is made of. */
  readonly runs: number;
  /** Optimizer steps done; every run of a config is evaluated at the same ones. */
  readonly step: Float64Array;
  /** Mean training reward. */
  readonly train: Float64Array;
  readonly heldOut: Float64Array;
  /** The middle 80 % of the runs' training rewards lie between these: luck in training and in the draw of the task. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Share of runs that end below half of their own peak. */
  readonly collapsedShare: number;
  /** Share of runs that collapsed after they had risen. */
  readonly spikedShare: number;
}

const BAND = { low: 0.1, high: 0.9 } as const;

/** The runs of one config, at least one, point by point. */
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

/** Means over the runs of one config, at least one. */
export function summarize(runs: readonly SimulatedRun[]): Summary {
  firstOf(runs);
  return {
    end: mean(runs.map(endOf)),
    heldOutEnd: mean(runs.map(({ heldOut }) => heldOut[heldOut.length - 1] as number)),
    peak: mean(runs.map(peakOf)),
    collapsedShare: shareOf(runs, collapsed),
  };
}

/** The value below which the share of the values lies, linear between the two nearest; NaN of none. */
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
