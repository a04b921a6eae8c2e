import { mean } from "../../schema/curve.ts";

/** The points of a log, joined where they are many or repeat each other: what a curve is laid through. */
export interface Cells {
  /** Mean reward of each cell. The cells are spread evenly over the run and hold equally many points, but for one. */
  readonly reward: Float64Array;
  /** Points that count in each. */
  readonly weight: number;
  /** Sum of squares of the points around the means of their cells. */
  readonly within: number;
  /** What is in the cells, in order: the points, or the blocks of a log that repeats each value for several points. */
  readonly units: Float64Array;
}

/** Differences from a level that are smaller than this share of it are rounding. */
const ROUNDING = 1e-12;

/** How far a value is from a level, 0 where the difference is rounding. */
export function awayFrom(level: number, value: number): number {
  const away = value - level;
  return Math.abs(away) <= ROUNDING * Math.abs(level) ? 0 : away;
}

/** Place of the i-th of `count` things that are spread evenly over a run, as a share of it. */
export const placeOf = (i: number, count: number) => (count > 1 ? i / (count - 1) : 0);

/** More cells than this do not change what is seen of a trend, and cost time. */
const MOST_CELLS = 96;

/** The values without those that repeat the one before. */
const blocksOf = (values: ArrayLike<number>) =>
  Array.from(values).filter((value, i) => i === 0 || value !== values[i - 1]);

/** Fewer blocks may be a reward that seldom moves rather than a log that repeats. */
const FEWEST_BLOCKS = 8;

/** How often two points in any order are equal. */
function chanceOfEqual(values: ArrayLike<number>): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < values.length; i++) counts.set(values[i] ?? 0, (counts.get(values[i] ?? 0) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum += (count / values.length) ** 2;
  return sum;
}

/** Whether neighbors are equal far more often than any two points are: in most pairs, and twice as often. */
function isHeld(values: ArrayLike<number>, blocks: readonly number[]): boolean {
  const equal = (values.length - blocks.length) / Math.max(1, values.length - 1);
  return blocks.length >= FEWEST_BLOCKS && equal >= 1 / 2 && equal > 2 * chanceOfEqual(values);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

/** Points on each side that a median runs over: it keeps a step of the curve where a mean would smear it. */
const MEDIAN_REACH = 4;
/** Normal SDs from the running median from which a point is an accident; of white noise one in 100,000 is. */
const ACCIDENT = 4.5;
/** SD of normal values over their median absolute deviation. */
const NORMAL = 1.4826;

/** Returns the running medians of a list, each over the values within reach. */
function runningMedians(values: readonly number[]): number[] {
  const near = new Float64Array(2 * MEDIAN_REACH + 1);
  return values.map((_, i) => {
    const [from, to] = [Math.max(0, i - MEDIAN_REACH), Math.min(values.length, i + MEDIAN_REACH + 1)];
    // sorted by insertion: sorting a copy of each window took longer than all fits of a long log
    for (let k = from; k < to; k++) {
      const value = values[k] as number;
      let place = k - from;
      for (; place > 0 && (near[place - 1] as number) > value; place--) near[place] = near[place - 1] as number;
      near[place] = value;
    }
    const [count, half] = [to - from, (to - from) >> 1];
    return count % 2 ? (near[half] as number) : ((near[half - 1] as number) + (near[half] as number)) / 2;
  });
}

/**
 * The values with accidents of single batches brought in, so that they do not bend a curve. An accident has an ordinary point on
 * either side: a steep start or a last fall is no accident.
 */
function withoutAccidents(values: readonly number[]): number[] {
  const center = runningMedians(values);
  const spread = NORMAL * median(values.map((value, i) => Math.abs(value - (center[i] ?? 0))));
  if (spread === 0) return [...values];
  const isFar = values.map((value, i) => Math.abs(value - (center[i] ?? 0)) > ACCIDENT * spread);
  return values.map((value, i) => {
    const isAccident = isFar[i] && isFar[i - 1] === false && isFar[i + 1] === false;
    if (!isAccident) return value;
    const middle = center[i] ?? 0;
    return middle + Math.sign(value - middle) * ACCIDENT * spread;
  });
}

/** Joins the points of a log, at least one, all finite. Deterministic, and the same for a * reward + b up to a and b. */
export function cellsOf(reward: ArrayLike<number>): Cells {
  const blocks = blocksOf(reward);
  const values = isHeld(reward, blocks) ? blocks : Array.from(reward);
  const units = Float64Array.from(withoutAccidents(values));
  const count = Math.ceil(units.length / Math.ceil(units.length / MOST_CELLS));
  const edge = (cell: number) => Math.round((cell * units.length) / count);
  const means = new Float64Array(count);
  let within = 0;
  for (let cell = 0; cell < count; cell++) {
    const own = units.subarray(edge(cell), edge(cell + 1));
    const center = mean(own);
    means[cell] = center;
    for (const value of own) within += awayFrom(center, value) ** 2;
  }
  return { reward: means, weight: units.length / count, within, units };
}
