import type { VerdictName } from "../schema/curve.ts";
import { mean } from "../schema/curve.ts";
import { type Cells, cellsOf, placeOf } from "./cells.ts";
import type { HeldOutFacts } from "./decide.ts";
import type { Known, Trend } from "./diagnosis.ts";
import { trendScore } from "./kendall.ts";
import type { Series } from "./log.ts";
import { motionOf } from "./motion.ts";
import { type Plausible, plausibleCurves } from "./plausible.ts";
import { places } from "./shapes.ts";
import { MOSTLY_EQUAL } from "./signs.ts";
import { meanRewards, rewardsOf, type Shares, tallyOf, worthOf } from "./tally.ts";
import { type Smooth, smooth } from "./trend.ts";

/** What was read of a log before anything is made of it. */
export interface Reading {
  readonly smoothed: Smooth;
  /** Points that tell something of their own. */
  readonly effectivePoints: number;
  /** The share of the plausible curves that each verdict has. */
  readonly shares: Shares;
  readonly curves: readonly Plausible[];
  readonly ceiling: number | undefined;
  /** Whether the ceiling was told rather than seen. */
  readonly told: boolean;
  readonly heldOut: HeldOutFacts | undefined;
  /** Mann and Kendall's test of a trend, in standard normal units. */
  readonly trendScore: number;
  /** Of the plausible curves that rise, the share whose last third adds something to speak of. */
  readonly lateShare: number;
  /** Share of its gain that the last third of the smooth trend adds; 0 where it has been higher than at its end. */
  readonly smoothLastThird: number;
}

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
  for (const value of units) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (Math.max(...counts.values()) >= PINNED * units.length) return true;
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
/** Part of the evaluations that a level of held-out is read off, its best as its last. */
const EVALUATION_PART = 6;
/** Standard errors of a difference that the best of several levels is above the last one by chance, over two. */
const BEST_OF_SEVERAL = 1.5;

/**
 * How far held-out has come down from its best level to its last, and the luck in that. Its noise is read off neighbours, so that
 * a smooth curve has hardly any.
 */
function heldOutFacts({ heldOut }: Series): HeldOutFacts | undefined {
  const rewards = Array.from(heldOut?.reward ?? []);
  if (rewards.length < FEWEST_EVALUATIONS) return undefined;
  const size = Math.max(2, Math.round(rewards.length / EVALUATION_PART));
  const levels = rewards.slice(size - 1).map((_, i) => mean(rewards.slice(i, i + size)));
  const last = levels[levels.length - 1] ?? Number.NaN;
  // second differences of white noise have six times its variance
  const bends = rewards.slice(2).map((reward, i) => reward - 2 * (rewards[i + 1] ?? 0) + (rewards[i] ?? 0));
  const noise = Math.sqrt(mean(bends.map((bend) => bend * bend)) / 6);
  return {
    fall: Math.max(...levels) - last,
    luck: BEST_OF_SEVERAL * noise * Math.sqrt(2 / size),
    // its level is another grader's or other prompts': how far it is from train says nothing
    gap: 0,
    lastHalfGain: last - (levels[levels.length >> 1] ?? Number.NaN),
  };
}

/** The values of cells at every point of the log, straight between them. */
function atPoints(values: Float64Array, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, point) => {
    const place = placeOf(point, count) * (values.length - 1);
    const left = Math.min(Math.floor(place), Math.max(0, values.length - 2));
    const [one, other] = [values[left] ?? 0, values[left + 1] ?? values[left] ?? 0];
    return one + (place - left) * (other - one);
  });
}

/** The curves that show what a verdict says: for a rise those that rise, for a fall those that fall, for a level those that do not rise. */
function standingFor(name: VerdictName, curves: readonly Plausible[]): readonly Plausible[] {
  const fits = curves.filter(({ riseShape, fallShape }) => {
    if (name === "spike_then_collapse") return fallShape !== undefined;
    if (level.includes(name)) return riseShape === undefined;
    return name === "too_short" || name === "cant_tell" || riseShape !== undefined;
  });
  const chosen = fits.length > 0 ? fits : curves;
  const all = chosen.reduce((sum, { weight }) => sum + weight, 0);
  return chosen.map((curve) => ({ ...curve, weight: curve.weight / all }));
}

/** The trend as it is told for a verdict: its band is that of the smooth curve, its numbers are those of the curves that the verdict rests on. */
export function trendFor(name: VerdictName, { smoothed, curves, effectivePoints }: Reading, points: number): Trend {
  const { level, error, noise } = smoothed;
  const own = standingFor(name, curves);
  const at = (values: Float64Array) => atPoints(values, points);
  const { start, end, gain, top, fall, lastThirdShare } = motionOf(places, meanRewards(own));
  return {
    level: at(level),
    low: at(level.map((value, i) => value - 2 * (error[i] ?? 0))),
    high: at(level.map((value, i) => value + 2 * (error[i] ?? 0))),
    noise,
    effectivePoints,
    start,
    end,
    gain,
    gainError: spreadOf(own, (curve) => curve.rise - curve.fall).error,
    top,
    fall,
    lastThirdShare,
    levelFrom: spreadOf(own, ({ riseShape }) => riseShape?.levelFrom ?? 0).centre,
    movesFrom: spreadOf(own, ({ riseShape }) => riseShape?.movesFrom ?? 0).centre,
    fallsFrom: spreadOf(own, ({ fallShape }) => fallShape?.movesFrom ?? 0).centre,
    rise: spreadOf(own, ({ rise }) => rise).centre,
  };
}

/** Share of the rising curves whose last third adds about what a run that still climbs does. */
function lateShareOf(curves: readonly Plausible[]): number {
  const rising = curves.filter(({ riseShape }) => riseShape !== undefined);
  const all = rising.reduce((sum, { weight }) => sum + weight, 0);
  const late = rising.filter((curve) => motionOf(places, rewardsOf(curve)).lastThirdShare > ABOUT_CLIMBING);
  return all > 0 ? late.reduce((sum, { weight }) => sum + weight, 0) / all : 0;
}

/** Within this share of its range a trend is as high as at its top. */
const AT_TOP = 0.02;

function lastThirdOf(trend: Float64Array): number {
  const [start, end] = [trend[0] ?? 0, trend[trend.length - 1] ?? 0];
  const [low, top] = [Math.min(...trend), Math.max(...trend)];
  if (top - end > AT_TOP * (top - low) || end <= start) return 0;
  return (end - (trend[Math.round((2 / 3) * (trend.length - 1))] ?? 0)) / (end - start);
}

/** Pairs of more points take long to compare; their cells do as well. */
const MOST_RANKED = 2000;

/** Reads a series of at least one point. */
export function readingOf(series: Series, { rewardMaximum }: Known): Reading {
  const cells = cellsOf(series.reward);
  const worth = worthOf(cells);
  const curves = plausibleCurves(cells, worth);
  const smoothed = smooth(cells, worth);
  const effectivePoints = worth * cells.units.length;
  const ceiling = rewardMaximum ?? evidentCeiling(series.reward);
  const heldOut = heldOutFacts(series);
  const told = rewardMaximum !== undefined;
  const shares = tallyOf(curves, effectivePoints, {
    ceiling,
    told,
    floor: series.reward.every((reward) => reward >= 0) ? 0 : undefined,
    still: isStill(series, cells),
    heldOut,
  });
  return {
    smoothed,
    effectivePoints,
    shares,
    curves,
    ceiling,
    told,
    heldOut,
    trendScore: Math.sqrt(worth) * trendScore(cells.units.length > MOST_RANKED ? cells.reward : cells.units),
    lateShare: lateShareOf(curves),
    smoothLastThird: lastThirdOf(smoothed.level),
  };
}

/** Verdicts of a curve that does not rise. */
const level: readonly VerdictName[] = ["noisy", "no_signal", "saturated"];

/** A collapse is said only where hardly any other curve is left; where most but not all collapse, nothing is said. */
const SURE_OF_COLLAPSE = 0.97;

/** With these shares of the curves on each side they are undecided whether there is a rise. */
const UNDECIDED = 0.3;
/** Then a test that does without shapes decides: one of 70 levels passes it by chance. */
const TREND_SCORE = 2.2;

function isFlat(flat: number, { trendScore }: Reading): boolean {
  if (flat < UNDECIDED || flat > 1 - UNDECIDED) return flat >= 1 / 2;
  return trendScore < TREND_SCORE;
}

/** The last third adds "about 15 %": from 10 % on the smooth trend has a say, which must then be at its highest at the end. */
const ABOUT_CLIMBING = 0.1;
/** Share of the curves that it takes. */
const LIKELY = 0.4;
/** In so few points few runs come to their end: half the gain of healthy real ones takes 24 to 215 steps. */
const EARLY_DAYS = 30;
const goesOn = ({ lateShare, smoothLastThird, effectivePoints }: Reading) =>
  effectivePoints < EARLY_DAYS && lateShare > LIKELY && smoothLastThird > ABOUT_CLIMBING;

/** What stands for the shares of a reading: first whether it collapsed, then whether it rose at all, then how. */
export function choose(reading: Reading): VerdictName {
  const { shares } = reading;
  const share = (name: VerdictName) => shares.get(name) ?? 0;
  const collapse = share("spike_then_collapse");
  if (collapse >= SURE_OF_COLLAPSE) return "spike_then_collapse";
  if (collapse > 1 / 2) return "cant_tell";
  const flat = level.reduce((sum, name) => sum + share(name), 0);
  const flatter = isFlat(flat / (1 - collapse), reading);
  const left = [...shares].filter(([name]) => name !== "spike_then_collapse" && level.includes(name) === flatter);
  const name = left.reduce((one, other) => (other[1] > one[1] ? other : one), ["cant_tell", 0] as const)[0];
  return name === "healthy" && goesOn(reading) ? "still_climbing" : name;
}
