import { collapsed, mean, peakOf, spikedThenCollapsed } from "../schema/curve.ts";
import { type Noise, noiseOf } from "./noise.ts";
import type { SeenRun } from "./run.ts";

/** The numbers that a verdict rests on. Rewards are in the unit of the series, shares in 0..1, curves are means over the runs. */
export interface Evidence extends Noise {
  readonly runs: number;
  /** Optimizer steps. */
  readonly steps: number;
  readonly start: number;
  readonly end: number;
  /** end - start. */
  readonly gain: number;
  /** Mean of the runs' own maxima. */
  readonly peak: number;
  /** Highest point of the mean curve. */
  readonly top: number;
  /** Sum of its moves downwards, between one point and the next. */
  readonly wander: number;
  /** How far the mean curve has come down from there, for good: the smaller of the fall to the end and to its last points. */
  readonly fall: number;
  readonly heldOutStart: number;
  /** Highest point of the mean held-out curve. */
  readonly heldOutPeak: number;
  readonly heldOutEnd: number;
  /** As `fall`, for held-out. */
  readonly heldOutFall: number;
  /** Standard error of heldOutFall: the luck of the seeds. */
  readonly heldOutLuck: number;
  /** end - heldOutEnd. */
  readonly gap: number;
  /** Share of runs that end below half of their own peak. */
  readonly collapsedShare: number;
  /** Share of runs that collapsed after a real rise. */
  readonly spikedShare: number;
  /** What the second half of the steps adds to the reward. */
  readonly lastHalfGain: number;
  /** Share of the gain that the last third of the steps adds. */
  readonly lastThirdShare: number;
  /** Slope of the last third over the steepest slope between two points. */
  readonly lastThirdSteepness: number;
  /** The same for the last half. */
  readonly lastHalfSteepness: number;
}

type Values = readonly number[];
const first = (values: Values) => values[0] ?? Number.NaN;
const last = (values: Values) => values[values.length - 1] ?? Number.NaN;

/** The mean of the runs at each evaluation point. */
function meanCurve(curves: readonly ArrayLike<number>[]): number[] {
  return Array.from({ length: curves[0]?.length ?? 0 }, (_, i) => mean(curves.map((curve) => curve[i] ?? Number.NaN)));
}

/** Value of the curve at a step between its points. */
function valueAt(step: Values, curve: Values, at: number): number {
  const right = Math.max(
    1,
    step.findIndex((x) => x >= at),
  );
  const [x0, x1, y0, y1] = [step[right - 1], step[right], curve[right - 1], curve[right]];
  if (x0 === undefined || x1 === undefined || y0 === undefined || y1 === undefined) return last(curve);
  return y0 + ((at - x0) / (x1 - x0)) * (y1 - y0);
}

/** Points over which a fall must last: about the last tenth of a full evaluation. A single low point may be a passing dip. */
const LASTING_POINTS = 3;

/** Falls from the given point to the end and to the mean of the last points; the smaller is what remains. */
function lastingFall(curve: Values, from: number): number {
  const high = curve[from] ?? Number.NaN;
  return high - Math.max(last(curve), mean(curve.slice(-LASTING_POINTS)));
}

const indexOfMax = (curve: Values) => curve.indexOf(Math.max(...curve));

/**
 * SD of one run's held-out fall by luck alone, and the number of runs that this assumption weighs as much as. Seeds of
 * healthy simulated configs have .04 to .08; a handful of runs cannot tell its own spread, one run not at all.
 */
const USUAL_LUCK = 0.07;
const USUAL_LUCK_RUNS = 4;

/** Standard error over the runs of the fall from the mean curve's best point to the end. */
function luckOf(curves: readonly ArrayLike<number>[], best: number): number {
  const falls = curves.map((curve) => (curve[best] ?? 0) - (curve[curve.length - 1] ?? 0));
  const centre = mean(falls);
  const squares = falls.reduce((sum, fall) => sum + (fall - centre) ** 2, 0);
  const variance = (USUAL_LUCK_RUNS * USUAL_LUCK ** 2 + squares) / (USUAL_LUCK_RUNS + falls.length - 1);
  return Math.sqrt(variance / falls.length);
}

/** The way that the curve goes back between its points, in all. */
const wanderOf = (curve: Values) => curve.reduce((sum, y, i) => sum + Math.max(0, (curve[i - 1] ?? y) - y), 0);

function steepestSlope(step: Values, curve: Values): number {
  return Math.max(...curve.slice(1).map((y, i) => (y - (curve[i] ?? 0)) / ((step[i + 1] ?? 0) - (step[i] ?? 0))));
}

/** Reads the numbers off the runs of one config, at least one, which share their steps. */
export function evidenceOf(runs: readonly SeenRun[]): Evidence {
  const step = Array.from(runs[0]?.step ?? []);
  const train = meanCurve(runs.map((run) => run.reward));
  const heldOut = meanCurve(runs.map((run) => run.heldOut));
  const share = (test: (run: SeenRun) => boolean) => runs.filter(test).length / runs.length;
  const [start, end] = [first(train), last(train)];
  const best = indexOfMax(heldOut);
  const late = (part: number) => end - valueAt(step, train, last(step) * (1 - part));
  const steepness = (part: number) => late(part) / (part * last(step)) / steepestSlope(step, train);
  return {
    runs: runs.length,
    steps: runs[0]?.batchReward.length ?? 0,
    start,
    end,
    gain: end - start,
    peak: mean(runs.map(peakOf)),
    top: Math.max(...train),
    wander: wanderOf(train),
    fall: lastingFall(train, indexOfMax(train)),
    heldOutStart: first(heldOut),
    heldOutPeak: Math.max(...heldOut),
    heldOutEnd: last(heldOut),
    heldOutFall: lastingFall(heldOut, best),
    heldOutLuck: luckOf(
      runs.map((run) => run.heldOut),
      best,
    ),
    gap: end - last(heldOut),
    ...noiseOf(runs),
    collapsedShare: share(collapsed),
    spikedShare: share(spikedThenCollapsed),
    lastHalfGain: late(1 / 2),
    lastThirdShare: late(1 / 3) / (end - start),
    lastThirdSteepness: steepness(1 / 3),
    lastHalfSteepness: steepness(1 / 2),
  };
}
