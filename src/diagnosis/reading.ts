import type { VerdictName } from "../schema/curve.ts";
import { mean } from "../schema/curve.ts";
import { type Cells, cellsOf } from "./cells.ts";
import type { HeldOutFacts } from "./decide.ts";
import type { Known, Trend } from "./diagnosis.ts";
import type { Series } from "./log.ts";
import { lateGain, motionOf } from "./motion.ts";
import { type Plausible, plausibleCurves } from "./plausible.ts";
import { MOSTLY_EQUAL } from "./signs.ts";
import { meanRewards, rewardsAt, type Shares, tallyOf, worthOf } from "./tally.ts";
import { smooth } from "./trend.ts";

/** What was read of a log before anything is made of it. */
export interface Reading {
  readonly trend: Trend;
  /** The share of the plausible curves that each verdict has. */
  readonly shares: Shares;
  readonly curves: readonly Plausible[];
  readonly ceiling: number | undefined;
  /** Whether the ceiling was told rather than seen. */
  readonly told: boolean;
  readonly heldOut: HeldOutFacts | undefined;
}

const places = Array.from({ length: 26 }, (_, i) => i / 25);

/** Rewards within 0 and 1 that touch 1, or stay close to it, have it for their maximum. */
const CLOSE = 0.9;
function evidentCeiling(reward: Float64Array): number | undefined {
  const sorted = reward.toSorted();
  const [low, middle, high] = [sorted[0] ?? 0, sorted[sorted.length >> 1] ?? 0, sorted[sorted.length - 1] ?? 0];
  return low >= 0 && high <= 1 && (high === 1 || middle >= CLOSE) ? 1 : undefined;
}

/** From this share of equal points on a reward is pinned: what is left are blips. */
const PINNED = 2 / 3;

function isStill({ rewardStd, zeroVarianceShare }: Series, { units }: Cells): boolean {
  const counts = new Map<number, number>();
  for (const value of units.reward) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (Math.max(...counts.values()) >= PINNED * units.reward.length) return true;
  const known = (column: Float64Array | undefined) => Array.from(column ?? []).filter(Number.isFinite);
  const [spreads, equal] = [known(rewardStd), known(zeroVarianceShare)];
  if (equal.length > 0 && mean(equal) >= MOSTLY_EQUAL) return true;
  return spreads.length > 0 && spreads.filter((spread) => spread === 0).length >= MOSTLY_EQUAL * spreads.length;
}

/** Mean and SD over plausible curves; each curve's own error of height is counted as well. */
function spreadOf(curves: readonly Plausible[], read: (curve: Plausible) => number) {
  const centre = curves.reduce((sum, curve) => sum + curve.weight * read(curve), 0);
  const variance = curves.reduce(
    (sum, curve) => sum + curve.weight * ((read(curve) - centre) ** 2 + curve.error ** 2),
    0,
  );
  return { centre, error: Math.sqrt(variance) };
}

/** Fewer evaluations have no best to fall from. */
const FEWEST_EVALUATIONS = 6;

function heldOutFacts({ heldOut }: Series): HeldOutFacts | undefined {
  if (heldOut === undefined || heldOut.reward.length < FEWEST_EVALUATIONS) return undefined;
  const curves = plausibleCurves(cellsOf(heldOut.reward));
  const { centre, error } = spreadOf(curves, (curve) => motionOf(places, rewardsAt(curve, places)).fall);
  const level = meanRewards(curves, places);
  // its level is another grader's or other prompts': how far it is from train says nothing
  return { fall: centre, luck: error, gap: 0, lastHalfGain: lateGain(places, level, 1 / 2) };
}

/** The values of cells at every point of the log, straight between their middles. */
function atPoints(cells: Cells, values: Float64Array, count: number): Float64Array {
  let right = 1;
  return Float64Array.from({ length: count }, (_, point) => {
    const place = point / Math.max(1, count - 1);
    while (right < values.length - 1 && (cells.at[right] ?? 1) < place) right++;
    const [x0, x1] = [cells.at[right - 1] ?? 0, cells.at[right] ?? 1];
    const [y0, y1] = [values[right - 1] ?? 0, values[right] ?? values[right - 1] ?? 0];
    return x1 > x0 ? y0 + Math.min(1, Math.max(0, (place - x0) / (x1 - x0))) * (y1 - y0) : y0;
  });
}

function trendOf(cells: Cells, worth: number, curves: readonly Plausible[], count: number): Trend {
  const { level, error, noise } = smooth(cells, worth);
  const total = cells.weight.reduce((sum, weight) => sum + weight, 0);
  const points = (values: Float64Array) => atPoints(cells, values, count);
  const { start, end, gain, top, fall, lastThirdShare } = motionOf(places, meanRewards(curves, places));
  return {
    level: points(level),
    low: points(level.map((value, i) => value - 2 * (error[i] ?? 0))),
    high: points(level.map((value, i) => value + 2 * (error[i] ?? 0))),
    noise,
    effectivePoints: total * worth,
    start,
    end,
    gain,
    gainError: spreadOf(curves, (curve) => curve.rise - curve.fall).error,
    top,
    fall,
    lastThirdShare,
  };
}

/** Reads a series of at least one point. */
export function readingOf(series: Series, { rewardMaximum }: Known): Reading {
  const cells = cellsOf(series.reward);
  const worth = worthOf(cells);
  const curves = plausibleCurves(cells, worth);
  const trend = trendOf(cells, worth, curves, series.reward.length);
  const ceiling = rewardMaximum ?? evidentCeiling(series.reward);
  const heldOut = heldOutFacts(series);
  const shares = tallyOf(curves, trend.effectivePoints, {
    ceiling,
    floor: Math.min(...series.reward) >= 0 ? 0 : undefined,
    still: isStill(series, cells),
    heldOut,
  });
  return { trend, shares, curves, ceiling, told: rewardMaximum !== undefined, heldOut };
}

/** Verdicts of a curve that does not rise. */
const level: readonly VerdictName[] = ["noisy", "no_signal", "saturated"];

/** A collapse is said only where hardly any other curve is left; where most but not all collapse, nothing is said. */
const SURE_OF_COLLAPSE = 0.95;

/** What stands for the shares: first whether it collapsed, then whether it rose at all, then how. */
export function choose(shares: Shares): VerdictName {
  const share = (name: VerdictName) => shares.get(name) ?? 0;
  const collapse = share("spike_then_collapse");
  if (collapse >= SURE_OF_COLLAPSE) return "spike_then_collapse";
  if (collapse > 1 / 2) return "cant_tell";
  const others = [...shares].filter(([name]) => name !== "spike_then_collapse");
  const flat = level.reduce((sum, name) => sum + share(name), 0);
  const left = others.filter(([name]) => level.includes(name) === flat >= (1 - collapse) / 2);
  return left.reduce((one, other) => (other[1] > one[1] ? other : one), ["cant_tell", 0] as const)[0];
}
