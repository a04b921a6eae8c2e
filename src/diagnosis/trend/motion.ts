import { stepAt, valueAt } from "../../schema/curve.ts";
import { first, indexOfMax, last, lastingFall, steepestSlope, type Values, wanderOf } from "./curve.ts";

/** How a curve moves from its start to its end. Rewards are in the unit of the series. */
export interface Motion {
  readonly start: number;
  readonly end: number;
  /** end - start. */
  readonly gain: number;
  /** Highest point of the curve. */
  readonly top: number;
  /** Sum of its moves downwards, between one point and the next. */
  readonly wander: number;
  /** How far the curve has come down from its top, for good: the smaller of the fall to the end and to its last points. */
  readonly fall: number;
  /** Step from which all that is still gained is hardly seen. */
  readonly levelFrom: number;
  /** What the second half of the steps adds to the reward. */
  readonly lastHalfGain: number;
  /** Share of the gain that the last third of the steps adds. */
  readonly lastThirdShare: number;
  /** Slope of the last third over the steepest slope between two points. */
  readonly lastThirdSteepness: number;
  /** The same for the last half. */
  readonly lastHalfSteepness: number;
}

/** With this share of its gain a curve is as good as level: the rest is a twentieth of the height of the rise. */
export const NEARLY_ALL = 0.95;

/** What a curve adds in the last part of its steps, which begin at 0. */
export const lateGain = (step: Values, curve: Values, part: number) =>
  last(curve) - valueAt(step, curve, last(step) * (1 - part));

/** Reads the motion off a curve of at least two points, whose steps begin at 0. */
export function motionOf(step: Values, curve: Values): Motion {
  const [start, end] = [first(curve), last(curve)];
  const late = (part: number) => lateGain(step, curve, part);
  const steepest = steepestSlope(step, curve);
  const steepness = (part: number) => late(part) / (part * last(step)) / steepest;
  return {
    start,
    end,
    gain: end - start,
    top: Math.max(...curve),
    wander: wanderOf(curve),
    fall: lastingFall(curve, indexOfMax(curve)),
    levelFrom: stepAt(step, curve, start + NEARLY_ALL * (end - start)),
    lastHalfGain: late(1 / 2),
    lastThirdShare: late(1 / 3) / (end - start),
    lastThirdSteepness: steepness(1 / 3),
    lastHalfSteepness: steepness(1 / 2),
  };
}
