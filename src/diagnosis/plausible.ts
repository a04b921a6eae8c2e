import type { Cells } from "./cells.ts";
import { falls, rises, type Shape } from "./shapes.ts";

/** One curve that the points of a log may come from: start + rise * riseShape - fall * fallShape. Rewards are in the unit of the log. */
export interface Plausible {
  /** How plausible it is; the weights of all add up to 1. */
  readonly weight: number;
  readonly start: number;
  /** Height of its rise, 0 where it has none. */
  readonly rise: number;
  readonly riseShape: Shape | undefined;
  /** Standard error of the rise, or of the fall where there is no rise. */
  readonly error: number;
  readonly fall: number;
  readonly fallShape: Shape | undefined;
  /** SD of a point around the curve. */
  readonly noise: number;
}

/** How often each kind of curve is met before a point is seen. Nothing finer depends on them. */
const PRIOR = { flat: 0.25, rise: 0.62, riseAndFall: 0.08, fall: 0.05 } as const;
/**
 * Rises by what they are called: of real runs that rise about half are healthy, and what still climbs is more common than what levels
 * off at once.
 */
const RISES = { climbing: 0.3, levelEarly: 0.15, between: 0.55 } as const;
const kindOfRise = ({ lastThird, levelFrom }: Shape): keyof typeof RISES =>
  lastThird > 0.15 ? "climbing" : levelFrom < 0.4 ? "levelEarly" : "between";
/** Half the gain of healthy real runs is made after .15 of the run, of half of them after .12 to .24; this is a good deal wider. */
const HALF = { at: 0.15, logSpread: 0.9 } as const;
const usual = ({ halfAt }: Shape) => Math.exp(-((Math.log(halfAt / HALF.at) / HALF.logSpread) ** 2) / 2);
const kinds = rises.map(kindOfRise);
const riseShare = rises.map((shape, i) => {
  const kind = kinds[i] ?? "between";
  const all = rises.reduce((sum, other, k) => sum + (kinds[k] === kind ? usual(other) : 0), 0);
  return (RISES[kind] * usual(shape)) / all;
});

/** A column of a fit, less its mean, with its products. */
interface Column {
  readonly values: Float64Array;
  readonly square: number;
  readonly withReward: number;
}

/** Least squares through cells: everything weighted and less its mean. */
function columnsOf({ at, reward, weight }: Cells) {
  const total = weight.reduce((sum, w) => sum + w, 0);
  const centred = (values: Float64Array) => {
    const centre = values.reduce((sum, value, i) => sum + value * (weight[i] ?? 0), 0) / total;
    return values.map((value) => value - centre);
  };
  const product = (one: Float64Array, other: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0) * (weight[i] ?? 0);
    return sum;
  };
  const target = centred(reward);
  const column = ({ along }: Shape): Column => {
    const values = centred(at.map(along));
    return { values, square: product(values, values), withReward: product(values, target) };
  };
  return { total, column, product, square: product(target, target) };
}

interface Fit {
  readonly rise: number;
  readonly fall: number;
  /** Residual sum of squares. */
  readonly rest: number;
  readonly error: number;
  readonly riseShape: Shape | undefined;
  readonly fallShape: Shape | undefined;
  readonly prior: number;
  /** Fitted numbers, the level included. */
  readonly numbers: number;
}

/** Sums of squares below this share of the whole are rounding. */
const ROUNDING = 1e-9;

/** All curves that can be laid through the cells. */
function fitsOf(cells: Cells): { readonly fits: Fit[]; readonly total: number } {
  const { total, column, product, square } = columnsOf(cells);
  const whole = square + cells.within;
  const none = { rise: 0, fall: 0, riseShape: undefined, fallShape: undefined };
  const fits: Fit[] = [{ ...none, rest: whole, error: Math.sqrt(whole) / total, prior: PRIOR.flat, numbers: 1 }];
  const ups = rises.map(column);
  const downs = falls.map(column);
  const alone = (shape: Shape, { square: own, withReward }: Column, sign: 1 | -1, prior: number) => {
    const height = withReward / own;
    if (!(height * sign > 0)) return;
    const rest = whole - height * withReward;
    const moves = sign > 0 ? { ...none, rise: height, riseShape: shape } : { ...none, fall: -height, fallShape: shape };
    fits.push({ ...moves, rest, error: Math.sqrt(rest / total / own), prior, numbers: 2 });
  };
  rises.forEach((shape, i) => {
    alone(shape, ups[i] as Column, 1, PRIOR.rise * (riseShare[i] ?? 0));
  });
  falls.forEach((shape, i) => {
    alone(shape, downs[i] as Column, -1, PRIOR.fall / falls.length);
  });
  const pairs = rises.flatMap((up, i) =>
    falls.flatMap((down, j) => (up.halfAt < down.movesFrom ? [[i, j] as const] : [])),
  );
  for (const [i, j] of pairs) {
    const [up, down] = [ups[i] as Column, downs[j] as Column];
    const across = product(up.values, down.values);
    const determinant = up.square * down.square - across * across;
    if (!(determinant > ROUNDING * up.square * down.square)) continue;
    const rise = (up.withReward * down.square - down.withReward * across) / determinant;
    const fall = -(down.withReward * up.square - up.withReward * across) / determinant;
    if (!(rise > 0 && fall > 0)) continue;
    const rest = whole - rise * up.withReward + fall * down.withReward;
    const error = Math.sqrt((rest / total) * (down.square / determinant));
    const prior = PRIOR.riseAndFall / pairs.length;
    fits.push({ rise, fall, rest, error, riseShape: rises[i], fallShape: falls[j], prior, numbers: 3 });
  }
  return { fits, total };
}

/** Less plausible curves than this one in a thousand of the best are left out. */
const LEAST = 1e-3;

/**
 * The curves that the cells may come from, each with how plausible it is: its prior and the likelihood under white normal noise of
 * unknown size, less the Bayesian information criterion's price of each fitted number (Schwarz 1978). `worth` is the share of a point
 * that a point counts for: less than 1 where the noise is not white.
 */
export function plausibleCurves(cells: Cells, worth = 1): Plausible[] {
  const { fits, total } = fitsOf(cells);
  const points = total * worth;
  const floor = ROUNDING * Math.max(...fits.map(({ rest }) => rest)) + Number.MIN_VALUE;
  const scores = fits.map(
    ({ rest, prior, numbers }) =>
      Math.log(prior) - (points / 2) * Math.log(Math.max(rest, floor)) - (numbers / 2) * Math.log(points),
  );
  const best = Math.max(...scores);
  const kept = fits
    .map((fit, i) => ({ fit, weight: Math.exp((scores[i] ?? 0) - best) }))
    .filter(({ weight }) => weight > LEAST);
  const sum = kept.reduce((all, { weight }) => all + weight, 0);
  const centre = cells.reward.reduce((all, value, i) => all + value * (cells.weight[i] ?? 0), 0) / total;
  return kept.map(({ fit, weight }) => {
    const { rise, fall, riseShape, fallShape, rest, error, numbers } = fit;
    const moved = cells.at.reduce((all, at, i) => {
      const move = rise * (riseShape?.along(at) ?? 0) - fall * (fallShape?.along(at) ?? 0);
      return all + move * (cells.weight[i] ?? 0);
    }, 0);
    return {
      weight: weight / sum,
      start: centre - moved / total,
      rise,
      riseShape,
      error: error / Math.sqrt(worth),
      fall,
      fallShape,
      noise: Math.sqrt(Math.max(0, rest) / Math.max(1, total - numbers)),
    };
  });
}
