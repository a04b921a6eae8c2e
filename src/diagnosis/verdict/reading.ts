import { mean } from "../../schema/curve.ts";
import type { Series } from "../log/log.ts";
import { type Cells, cellsOf } from "../trend/cells.ts";
import { places } from "../trend/curveShapes.ts";
import { effectiveShareOf } from "../trend/effectivePoints.ts";
import { trendScore } from "../trend/mannKendall.ts";
import { motionOf } from "../trend/motion.ts";
import { type PlausibleCurve, plausibleCurves, rewardsOf } from "../trend/plausible.ts";
import { type Smooth, smooth } from "../trend/smooth.ts";
import type { HeldOutFacts } from "./decide.ts";
import { heldOutFacts } from "./heldOut.ts";
import type { RunContext } from "./runContext.ts";
import { MOSTLY_EQUAL } from "./signs.ts";
import { type VerdictShares, verdictSharesOf } from "./verdictShares.ts";

/** What was read of a log before anything is made of it. */
export interface Reading {
  readonly smoothed: Smooth;
  /** Points that tell something of their own. */
  readonly effectivePoints: number;
  /** The share of the plausible curves that each verdict has. */
  readonly shares: VerdictShares;
  readonly curves: readonly PlausibleCurve[];
  readonly ceiling: number | undefined;
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

/** The last third of a run that still climbs adds "about 15 %": from 10 % on the smooth trend has a say, which must then be at its highest at the end. */
export const ABOUT_CLIMBING = 0.1;

/** Share of the rising curves whose last third adds about what a run that still climbs does. */
function lateShareOf(curves: readonly PlausibleCurve[]): number {
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
export function readingOf(series: Series, { rewardMaximum }: RunContext): Reading {
  const cells = cellsOf(series.reward);
  const effectiveShare = effectiveShareOf(cells);
  const curves = plausibleCurves(cells, effectiveShare);
  const smoothed = smooth(cells, effectiveShare);
  const effectivePoints = effectiveShare * cells.units.length;
  const ceiling = rewardMaximum ?? evidentCeiling(series.reward);
  const heldOut = heldOutFacts(series);
  const told = rewardMaximum !== undefined;
  const shares = verdictSharesOf(curves, effectivePoints, {
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
    heldOut,
    trendScore: Math.sqrt(effectiveShare) * trendScore(cells.units.length > MOST_RANKED ? cells.reward : cells.units),
    lateShare: lateShareOf(curves),
    smoothLastThird: lastThirdOf(smoothed.level),
  };
}
