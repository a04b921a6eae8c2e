import type { Series } from "../log/log.ts";
import { type Cells, cellsOf } from "../trend/cells.ts";
import { places } from "../trend/curveShapes.ts";
import { effectiveShareOf } from "../trend/effectivePoints.ts";
import { trendScore } from "../trend/mannKendall.ts";
import { motionOf } from "../trend/motion.ts";
import { type PlausibleCurve, plausibleCurves, rewardsOf } from "../trend/plausible.ts";
import { type Smooth, smooth } from "../trend/smooth.ts";
import { type Ceiling, ceilingOf } from "./ceiling.ts";
import type { HeldOutFacts } from "./decide.ts";
import { heldOutFacts } from "./heldOut.ts";
import { type LastThird, lastThirdOf, lastThirdShareOf } from "./lastThird.ts";
import type { RunContext } from "./runContext.ts";
import { isStill, staysOnFloor } from "./still.ts";
import { type VerdictShares, verdictSharesOf } from "./verdictShares.ts";

/** What was read of a log before anything is made of it. */
export interface Reading {
  readonly smoothed: Smooth;
  /** Points that tell something of their own. */
  readonly effectivePoints: number;
  /** The share of the plausible curves that each verdict has. */
  readonly shares: VerdictShares;
  readonly curves: readonly PlausibleCurve[];
  readonly ceiling: Ceiling | undefined;
  readonly heldOut: HeldOutFacts | undefined;
  /** Mann and Kendall's test of a trend, in standard normal units. */
  readonly trendScore: number;
  /** Gain of the plausible curves that rise, on average; 0 where none does. */
  readonly gain: number;
  /** Of the curves that rise, the share whose last third adds something to speak of. */
  readonly lateShare: number;
  readonly lastThird: LastThird | undefined;
  /** Share of its gain that the last third of the smooth trend adds; 0 where it has been higher than at its end. */
  readonly smoothLastThird: number;
}

/** Pairs of more points take long to compare; their cells do as well. */
const MOST_RANKED = 2000;

const scoreOf = ({ units, reward }: Cells, effectiveShare: number) =>
  Math.sqrt(effectiveShare) * trendScore(units.length > MOST_RANKED ? reward : units);

/** Share of the gain from which the last third adds something to speak of: still climbing is "about 15 %". */
export const ABOUT_CLIMBING = 0.1;

/** What the curves that rise gain on average, and how many of them still do so in the last third, both weighted by plausibility. */
function risesOf(curves: readonly PlausibleCurve[]) {
  const rising = curves
    .filter(({ riseShape }) => riseShape !== undefined)
    .map((curve) => ({ weight: curve.weight, ...motionOf(places, rewardsOf(curve)) }));
  const all = rising.reduce((sum, { weight }) => sum + weight, 0);
  if (!(all > 0)) return { gain: 0, lateShare: 0 };
  const late = rising.filter(({ lastThirdShare }) => lastThirdShare > ABOUT_CLIMBING);
  return {
    gain: rising.reduce((sum, { weight, gain }) => sum + weight * gain, 0) / all,
    lateShare: late.reduce((sum, { weight }) => sum + weight, 0) / all,
  };
}

/** Reads a series of at least one point. */
export function readingOf(series: Series, context: RunContext): Reading {
  const cells = cellsOf(series.reward);
  const ofWhiteNoise = plausibleCurves(cells);
  const effectiveShare = effectiveShareOf(cells, ofWhiteNoise);
  const curves = effectiveShare === 1 ? ofWhiteNoise : plausibleCurves(cells, effectiveShare);
  const smoothed = smooth(cells, effectiveShare);
  const effectivePoints = effectiveShare * cells.units.length;
  const ceiling = ceilingOf(series, context);
  const heldOut = heldOutFacts(series);
  const shared = { ceiling, onFloor: staysOnFloor(series), still: isStill(series, cells), heldOut };
  return {
    smoothed,
    effectivePoints,
    shares: verdictSharesOf(curves, effectivePoints, shared),
    curves,
    ceiling,
    heldOut,
    trendScore: scoreOf(cells, effectiveShare),
    ...risesOf(curves),
    lastThird: lastThirdOf(cells, smoothed.noise, effectiveShare),
    smoothLastThird: lastThirdShareOf(smoothed.level),
  };
}
