import { mean } from "../../schema/curve.ts";
import { awayFrom } from "../trend/cells.ts";

/** The points of a log, joined into bins that each hold at least one effective point. Rewards are in SDs of the points around their mean. */
export interface Bins {
  /** Mean reward of each bin. */
  readonly reward: Float64Array;
  /** Place of each bin, as a share of the planned run. */
  readonly at: Float64Array;
  /** Effective points in each. */
  readonly weight: number;
  /** Sum of squares of the points around the means of their bins, in effective points, and its degrees of freedom. */
  readonly within: number;
  readonly withinFreedom: number;
  /** Mean and SD of the points, in the unit of the log. */
  readonly center: number;
  readonly deviation: number;
}

/** More bins cost time and show no more of a trend. */
const MOST_BINS = 48;

/**
 * Joins points into bins. `placeOf` gives the place of a point by its share of the points, in 0..1; `effectiveShare` is the share of a
 * point that a point counts for. Undefined where all points are equal.
 */
export function binsOf(
  points: Float64Array,
  effectiveShare: number,
  placeOf: (share: number) => number,
): Bins | undefined {
  const center = mean(points);
  const away = points.map((value) => awayFrom(center, value));
  const deviation = Math.sqrt(mean(away.map((value) => value * value)));
  if (!(deviation > 0) || !Number.isFinite(deviation)) return undefined;
  const count = Math.max(2, Math.min(MOST_BINS, Math.floor(points.length * effectiveShare)));
  const edge = (bin: number) => Math.round((bin * points.length) / count);
  const reward = new Float64Array(count);
  let within = 0;
  for (let bin = 0; bin < count; bin++) {
    const own = away.subarray(edge(bin), edge(bin + 1));
    const level = mean(own);
    reward[bin] = level / deviation;
    for (const value of own) within += ((value - level) / deviation) ** 2;
  }
  return {
    reward,
    at: reward.map((_, bin) => placeOf((edge(bin) + edge(bin + 1)) / 2 / points.length)),
    weight: (points.length * effectiveShare) / count,
    within: within * effectiveShare,
    withinFreedom: Math.max(0, points.length * effectiveShare - count),
    center,
    deviation,
  };
}
