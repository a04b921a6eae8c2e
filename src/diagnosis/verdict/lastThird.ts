import type { Cells } from "../trend/cells.ts";
import { placeOf } from "../trend/cells.ts";

/** A straight line through the last third of a run. */
export interface LastThird {
  /** What it adds, in the unit of the reward. */
  readonly gain: number;
  /** `gain` in standard errors. */
  readonly score: number;
}

/** Cells that a line needs. */
const FEWEST_CELLS = 4;
const THIRD = 1 / 3;

/** The last third's own slope: no law of the whole run has a say in it. `noise` is the SD of a point. Undefined of too few cells. */
export function lastThirdOf(cells: Cells, noise: number, effectiveShare: number): LastThird | undefined {
  const count = cells.reward.length;
  const own = Array.from(cells.reward.keys()).filter((i) => placeOf(i, count) >= 1 - THIRD);
  if (own.length < FEWEST_CELLS) return undefined;
  const center = own.reduce((sum, i) => sum + placeOf(i, count), 0) / own.length;
  let [along, square] = [0, 0];
  for (const i of own) {
    const x = placeOf(i, count) - center;
    along += x * (cells.reward[i] ?? 0);
    square += x * x;
  }
  const error = noise / Math.sqrt(square * cells.weight * effectiveShare);
  const slope = along / square;
  return { gain: THIRD * slope, score: error > 0 ? slope / error : 0 };
}

/** Within this share of its range a trend is as high as at its top. */
const AT_TOP = 0.02;

/** Share of its gain that the last third of a smooth trend adds; 0 where it has been higher than at its end, or does not gain. */
export function lastThirdShareOf(trend: Float64Array): number {
  const [start, end] = [trend[0] ?? 0, trend[trend.length - 1] ?? 0];
  const [low, top] = [Math.min(...trend), Math.max(...trend)];
  if (top - end > AT_TOP * (top - low) || end <= start) return 0;
  return (end - (trend[Math.round((1 - THIRD) * (trend.length - 1))] ?? 0)) / (end - start);
}
