import { collapsed, endOf, mean, peakOf, spikedThenCollapsed } from "../schema/curve.ts";
import {
  first,
  indexOfMax,
  last,
  lastingFall,
  luckOf,
  meanCurve,
  steepestSlope,
  stepAt,
  type Values,
  valueAt,
  wanderOf,
} from "./meanCurve.ts";
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
  /** Standard error of `fall`: the luck of the seeds. */
  readonly fallLuck: number;
  readonly heldOutStart: number;
  /** Highest point of the mean held-out curve. */
  readonly heldOutPeak: number;
  readonly heldOutEnd: number;
  /** As `fall`, for held-out. */
  readonly heldOutFall: number;
  readonly heldOutLuck: number;
  /** end - heldOutEnd. */
  readonly gap: number;
  /** Share of runs that end below half of their own peak. */
  readonly collapsedShare: number;
  /** Share of runs that collapsed after a real rise. */
  readonly spikedShare: number;
  /** Mean end of the runs that did not collapse; NaN where all did. */
  readonly survivorsEnd: number;
  /** Step from which all that is still gained is hardly seen. */
  readonly levelFrom: number;
  /** What the second half of the steps adds to the reward. */
  readonly lastHalfGain: number;
  readonly heldOutLastHalfGain: number;
  /** Share of the gain that the last third of the steps adds. */
  readonly lastThirdShare: number;
  /** Slope of the last third over the steepest slope between two points. */
  readonly lastThirdSteepness: number;
  /** The same for the last half. */
  readonly lastHalfSteepness: number;
}

/** With this share of its gain a curve is as good as level: the rest is a twentieth of the height of the rise. */
const NEARLY_ALL = 0.95;

/** Reads the numbers off the runs of one config, at least one, which share their steps. */
export function evidenceOf(runs: readonly SeenRun[]): Evidence {
  const step = Array.from(runs[0]?.step ?? []);
  const rewards = runs.map((run) => run.reward);
  const heldOuts = runs.map((run) => run.heldOut);
  const train = meanCurve(rewards);
  const heldOut = meanCurve(heldOuts);
  const share = (test: (run: SeenRun) => boolean) => runs.filter(test).length / runs.length;
  const [start, end] = [first(train), last(train)];
  const [best, heldOutBest] = [indexOfMax(train), indexOfMax(heldOut)];
  const lateGain = (curve: Values, part: number) => last(curve) - valueAt(step, curve, last(step) * (1 - part));
  const steepest = steepestSlope(step, train);
  const steepness = (part: number) => lateGain(train, part) / (part * last(step)) / steepest;
  return {
    runs: runs.length,
    steps: runs[0]?.batchReward.length ?? 0,
    start,
    end,
    gain: end - start,
    peak: mean(runs.map(peakOf)),
    top: Math.max(...train),
    wander: wanderOf(train),
    fall: lastingFall(train, best),
    fallLuck: luckOf(rewards, best),
    heldOutStart: first(heldOut),
    heldOutPeak: Math.max(...heldOut),
    heldOutEnd: last(heldOut),
    heldOutFall: lastingFall(heldOut, heldOutBest),
    heldOutLuck: luckOf(heldOuts, heldOutBest),
    gap: end - last(heldOut),
    ...noiseOf(runs),
    collapsedShare: share(collapsed),
    spikedShare: share(spikedThenCollapsed),
    survivorsEnd: mean(runs.filter((run) => !collapsed(run)).map(endOf)),
    levelFrom: stepAt(step, train, start + NEARLY_ALL * (end - start)),
    lastHalfGain: lateGain(train, 1 / 2),
    heldOutLastHalfGain: lateGain(heldOut, 1 / 2),
    lastThirdShare: lateGain(train, 1 / 3) / (end - start),
    lastThirdSteepness: steepness(1 / 3),
    lastHalfSteepness: steepness(1 / 2),
  };
}
