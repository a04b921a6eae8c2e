import type { VerdictName } from "../../schema/curve.ts";
import { placeOf } from "../trend/cells.ts";
import { places } from "../trend/curveShapes.ts";
import { motionOf } from "../trend/motion.ts";
import { meanRewards, type PlausibleCurve } from "../trend/plausible.ts";
import { flatVerdicts } from "./chooseVerdict.ts";
import type { Reading } from "./reading.ts";

/** The trend of the reward: one value per point, in the unit of the reward. */
export interface ReportedTrend {
  readonly level: Float64Array;
  /** Where the level may be as well: two standard errors to each side. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** SD of a point around the level. */
  readonly noise: number;
  /** Points that tell something of their own: fewer than there are where a log repeats or averages values. */
  readonly effectivePoints: number;
  /** From here on of the curve that the verdict rests on: the mean of the plausible ones that show it. */
  readonly start: number;
  readonly end: number;
  readonly gain: number;
  /** Standard error of the gain. */
  readonly gainError: number;
  readonly top: number;
  readonly fall: number;
  /** Share of the gain that the last third adds; 0 without a gain. */
  readonly lastThirdShare: number;
  /** Height of its rise. */
  readonly rise: number;
  /** VerdictShares of the run at which it begins to rise, is nearly level and begins to fall; 0 where it does not. */
  readonly movesFrom: number;
  readonly levelFrom: number;
  readonly fallsFrom: number;
}

/** Mean and SD over plausible curves; each curve's own error of height is counted as well. */
function spreadOf(curves: readonly PlausibleCurve[], read: (curve: PlausibleCurve) => number) {
  const center = curves.reduce((sum, curve) => sum + curve.weight * read(curve), 0);
  const variance = curves.reduce(
    (sum, curve) => sum + curve.weight * ((read(curve) - center) ** 2 + curve.error ** 2),
    0,
  );
  return { center, error: Math.sqrt(variance) };
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
function standingFor(name: VerdictName, curves: readonly PlausibleCurve[]): readonly PlausibleCurve[] {
  const fits = curves.filter(({ riseShape, fallShape }) => {
    if (name === "spike_then_collapse") return fallShape !== undefined;
    if (flatVerdicts.includes(name)) return riseShape === undefined;
    return name === "too_short" || name === "cant_tell" || riseShape !== undefined;
  });
  const chosen = fits.length > 0 ? fits : curves;
  const all = chosen.reduce((sum, { weight }) => sum + weight, 0);
  return chosen.map((curve) => ({ ...curve, weight: curve.weight / all }));
}

/** The trend as it is told for a verdict: its band is that of the smooth curve, its numbers are those of the curves that the verdict rests on. */
export function reportedTrend(
  name: VerdictName,
  { smoothed, curves, effectivePoints }: Reading,
  points: number,
): ReportedTrend {
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
    lastThirdShare: Number.isFinite(lastThirdShare) ? lastThirdShare : 0,
    levelFrom: spreadOf(own, ({ riseShape }) => riseShape?.levelFrom ?? 0).center,
    movesFrom: spreadOf(own, ({ riseShape }) => riseShape?.movesFrom ?? 0).center,
    fallsFrom: spreadOf(own, ({ fallShape }) => fallShape?.movesFrom ?? 0).center,
    rise: spreadOf(own, ({ rise }) => rise).center,
  };
}
