import { mean } from "../../schema/curve.ts";
import type { Series } from "../log/log.ts";
import type { RunContext } from "./runContext.ts";

/** The highest reward there is, where it is told or can be seen. */
export interface Ceiling {
  readonly value: number;
  /** From this level on a reward is at its ceiling. */
  readonly from: number;
  /** Whether it was told rather than seen. */
  readonly isTold?: boolean;
  /** Whether it is the upper end of a range that graders use, which a value that recurs need not be. */
  readonly isUsual?: boolean;
}

/** Share of the way up to the ceiling from which a reward is at it. */
const NEAR = 0.9;

/** A ceiling that is touched in this share of the points, or rarely but far more often than the value below it. */
const OFTEN_TOUCHED = 0.08;
const FEWEST_TOUCHES = 3;
const TIMES_THE_NEXT = 2;

/** Share of the range below a touched ceiling that counts as at it; more, up to an SD, where no value is as common as the highest. */
const BELOW = 0.15;
const BELOW_MOST_COMMON = 0.4;
/** A reward of only two values is a coin toss, not a mean that is held down by its ceiling... */
const FEWEST_VALUES = 3;
/** ...unless it nearly always is the higher one. */
const PINNED = 0.8;

/** How often each value occurs, the highest value first. */
function occurrences(sorted: Float64Array): readonly (readonly [value: number, count: number])[] {
  const counts = new Map<number, number>();
  for (const value of sorted.toReversed()) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}

function deviationOf(values: Float64Array): number {
  const center = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - center) ** 2)));
}

/** A ceiling that shows because the highest value recurs, whatever its number: shifting or scaling the reward keeps it. */
function touchedCeiling(sorted: Float64Array): Ceiling | undefined {
  const [low, high] = [sorted[0] ?? 0, sorted[sorted.length - 1] ?? 0];
  const all = occurrences(sorted);
  const touches = all[0]?.[1] ?? 0;
  const share = touches / sorted.length;
  const isTouched = share >= OFTEN_TOUCHED || touches >= TIMES_THE_NEXT * (all[1]?.[1] ?? 0);
  if (high === low || touches < FEWEST_TOUCHES || !isTouched) return undefined;
  if (share >= PINNED) return { value: high, from: low };
  const isMostCommon = all.length >= FEWEST_VALUES && all.every(([, count]) => count <= touches);
  const near = BELOW * (high - low);
  const wide = Math.max(near, Math.min(BELOW_MOST_COMMON * (high - low), deviationOf(sorted)));
  return { value: high, from: high - (isMostCommon ? wide : near) };
}

/** Ranges that graders use, where a reward that touches the upper end has it for a ceiling. */
const usualRanges = [
  { low: 0, high: 1 },
  { low: -1, high: 1 },
] as const;

/** A reward within a usual range that touches its end; one near 1 within 0 and 1; one that is never above 0 and comes close to it. */
function naturalCeiling(sorted: Float64Array, canExceedZero: boolean): Ceiling | undefined {
  const [low, middle, high] = [sorted[0] ?? 0, sorted[sorted.length >> 1] ?? 0, sorted[sorted.length - 1] ?? 0];
  const range = usualRanges.find((usual) => low >= usual.low && high === usual.high);
  if (range) return { value: range.high, from: range.low + NEAR * (range.high - range.low), isUsual: true };
  if (low >= 0 && high <= 1 && middle >= NEAR) return { value: 1, from: NEAR, isUsual: true };
  if (!canExceedZero && low < 0 && high <= 0 && high >= (1 - NEAR) * low) return { value: 0, from: (1 - NEAR) * low };
  return undefined;
}

/** The ceiling of a reward: as it was told, else as it shows; undefined where it does not show. */
export function ceilingOf({ reward, components = [] }: Series, { rewardMaximum }: RunContext): Ceiling | undefined {
  const sorted = reward.toSorted();
  if (rewardMaximum === undefined) {
    // parts that give points can cancel those that take some: then 0 is a sum like any other
    const canExceedZero = components.some(({ values }) => values.some((value) => value > 0));
    const [touched, natural] = [touchedCeiling(sorted), naturalCeiling(sorted, canExceedZero)];
    return touched && natural
      ? { ...natural, ...touched, from: Math.min(touched.from, natural.from) }
      : (touched ?? natural);
  }
  const floor = Math.min(0, sorted[0] ?? 0);
  return { value: rewardMaximum, from: floor + NEAR * (rewardMaximum - floor), isTold: true };
}
