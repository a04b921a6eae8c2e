import { mean } from "../../schema/curve.ts";

/** Values at the evaluation points. */
export type Values = readonly number[];

export const first = (values: Values) => values[0] ?? Number.NaN;
export const last = (values: Values) => values[values.length - 1] ?? Number.NaN;
export const indexOfMax = (values: Values) => values.indexOf(Math.max(...values));

/** The mean of the runs at each evaluation point. */
export function meanCurve(curves: readonly ArrayLike<number>[]): number[] {
  return Array.from({ length: curves[0]?.length ?? 0 }, (_, i) => mean(curves.map((curve) => curve[i] ?? Number.NaN)));
}

/** Points over which a fall must last: about the last tenth of a full evaluation. A single low point may be a passing dip. */
const LASTING_POINTS = 3;

/** Falls from the given point to the end and to the mean of the last points; the smaller is what remains. */
export function lastingFall(curve: Values, from: number): number {
  const high = curve[from] ?? Number.NaN;
  return high - Math.max(last(curve), mean(curve.slice(-LASTING_POINTS)));
}

/**
 * SD of one run's fall by luck alone, and the number of runs that this assumption weighs as much as. Seeds of
 * healthy simulated configs have .04 to .08; a handful of runs cannot tell its own spread, one run not at all.
 */
const USUAL_LUCK = 0.07;
const USUAL_LUCK_RUNS = 4;

/** Standard error over the runs of the fall from the mean curve's best point to the end. */
export function luckOf(curves: readonly ArrayLike<number>[], best: number): number {
  const falls = curves.map((curve) => (curve[best] ?? 0) - (curve[curve.length - 1] ?? 0));
  const center = mean(falls);
  const squares = falls.reduce((sum, fall) => sum + (fall - center) ** 2, 0);
  const variance = (USUAL_LUCK_RUNS * USUAL_LUCK ** 2 + squares) / (USUAL_LUCK_RUNS + falls.length - 1);
  return Math.sqrt(variance / falls.length);
}

/** The way that the curve goes back between its points, in all. */
export const wanderOf = (curve: Values) => curve.reduce((sum, y, i) => sum + Math.max(0, (curve[i - 1] ?? y) - y), 0);

export function steepestSlope(step: Values, curve: Values): number {
  return Math.max(...curve.slice(1).map((y, i) => (y - (curve[i] ?? 0)) / ((step[i + 1] ?? 0) - (step[i] ?? 0))));
}
