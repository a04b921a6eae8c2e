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
  /** Means over the runs that do not collapse; undefined where all do. */
  readonly holding: Holding | undefined;
  /** Share of runs that end below half of their own peak. */
  readonly collapsedShare: number;
  /** Share of runs that rose before they collapsed. */
  readonly spikedShare: number;
}

/** Means over the runs that do not collapse, at each evaluation. */
export interface Holding {
  /** Number of these runs. */
  readonly runs: number;
  readonly train: Float64Array;
  readonly heldOut: Float64Array;
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

const trainOf = ({ reward }: SimulatedRun) => reward;
const heldOutOf = ({ heldOut }: SimulatedRun) => heldOut;

const BAND = { low: 0.1, high: 0.9 } as const;

/** Computes the ensemble of the runs of one config. Throws on an empty list. */
export function ensemble(runs: readonly SimulatedRun[]): Ensemble {
  const first = firstOf(runs);
  const points = Array.from(first.step.keys());
  const meanOf = (some: readonly SimulatedRun[], values: (run: SimulatedRun) => Float64Array) =>
    Float64Array.from(points, (point) => mean(some.map((run) => values(run)[point] as number)));
  const overRuns = (values: (run: SimulatedRun) => Float64Array, reduce: (atPoint: Float64Array) => number) =>
    Float64Array.from(points, (point) => reduce(Float64Array.from(runs, (run) => values(run)[point] as number)));
  const train = meanOf(runs, trainOf);
  const heldOut = meanOf(runs, heldOutOf);
  const holding = runs.filter((run) => !collapsed(run));
  const holdingMeans = () => {
    if (holding.length === 0) return undefined;
    if (holding.length === runs.length) return { runs: runs.length, train, heldOut };
    return { runs: holding.length, train: meanOf(holding, trainOf), heldOut: meanOf(holding, heldOutOf) };
  };
  return {
    runs: runs.length,
    step: first.step.slice(),
    train,
    heldOut,
    low: overRuns(trainOf, (rewards) => quantile(rewards, BAND.low)),
    high: overRuns(trainOf, (rewards) => quantile(rewards, BAND.high)),
    holding: holdingMeans(),
    collapsedShare: (runs.length - holding.length) / runs.length,
    spikedShare: shareOf(runs, spikedThenCollapsed),
  };
}

/** Returns the ensemble with its evaluations at the same shares of a run of `jobSteps` steps: the model may simulate fewer. */
export function inJobSteps(ensemble: Ensemble, jobSteps: number): Ensemble {
  const last = ensemble.step[ensemble.step.length - 1] ?? jobSteps;
  return last === jobSteps ? ensemble : { ...ensemble, step: ensemble.step.map((step) => (step * jobSteps) / last) };
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
