import type { VerdictName } from "../../schema/curve.ts";
import type { Trend } from "../advice/diagnosis.ts";
import { placeOf } from "../trend/cells.ts";
import { motionOf } from "../trend/motion.ts";
import type { Plausible } from "../trend/plausible.ts";
import { places } from "../trend/shapes.ts";
import { flatVerdicts } from "./chooseVerdict.ts";
import type { Reading } from "./reading.ts";
import { meanRewards } from "./verdictShares.ts";

/** Mean and SD over plausible curves; each curve's own error of height is counted as well. */
function spreadOf(curves: readonly Plausible[], read: (curve: Plausible) => number) {
  const centre = curves.reduce((sum, curve) => sum + curve.weight * read(curve), 0);
  const variance = curves.reduce(
    (sum, curve) => sum + curve.weight * ((read(curve) - centre) ** 2 + curve.error ** 2),
    0,
  );
  return { centre, error: Math.sqrt(variance) };
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
    if (flatVerdicts.includes(name)) return riseShape === undefined;
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
