import { mean } from "../../schema/curve.ts";
import { type Cells, placeOf } from "./cells.ts";
import { falls, places, rises, type Shape } from "./curveShapes.ts";

/** One curve that the points of a log may come from: start + rise * riseShape - fall * fallShape. Rewards are in the unit of the log. */
export interface PlausibleCurve {
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

/** The rewards of a curve at `places`. `more` adds so much of its errors to its rise, or to its fall where it has no rise. */
export function rewardsOf({ start, error, riseShape, fallShape, ...curve }: PlausibleCurve, more = 0): number[] {
  const rise = riseShape ? curve.rise + more * error : 0;
  const fall = riseShape ? curve.fall : curve.fall - more * error;
  return places.map((_, i) => start + rise * (riseShape?.read[i] ?? 0) - fall * (fallShape?.read[i] ?? 0));
}

/** The reward of a curve at a share of the run. */
export const rewardAt = ({ start, rise, riseShape, fall, fallShape }: PlausibleCurve, at: number) =>
  start + rise * (riseShape?.along(at) ?? 0) - fall * (fallShape?.along(at) ?? 0);

/** The mean of plausible curves at `places`. */
export function meanRewards(curves: readonly PlausibleCurve[]): number[] {
  const sums = places.map(() => 0);
  for (const curve of curves) {
    rewardsOf(curve).forEach((reward, i) => {
      sums[i] = (sums[i] ?? 0) + curve.weight * reward;
    });
  }
  return sums;
}

/** How often each kind of curve is met before a point is seen. Nothing finer depends on them. */
const PRIOR = { flat: 0.26, rise: 0.69, riseAndFall: 0.03, fall: 0.02 } as const;
/**
 * Rises by what they are called: of real runs that rise about half are healthy, and what still climbs is more common than what levels
 * off at once.
 */
const RISES = { climbing: 0.3, levelEarly: 0.12, between: 0.58 } as const;
const kindOfRise = ({ lastThird, levelFrom }: Shape): keyof typeof RISES =>
  lastThird > 0.15 ? "climbing" : levelFrom < 0.4 ? "levelEarly" : "between";
/** Rewards that go straight and then stop at a corner are rarer than those that bend. */
const CORNERS = 0.2;
/** Half the gain of healthy real runs is made after .15 of the run, of half of them after .12 to .24; this is a good deal wider. */
const HALF = { at: 0.15, logSpread: 0.9 } as const;
const usual = ({ halfAt, smooth }: Shape) =>
  (smooth ? 1 : CORNERS) * Math.exp(-((Math.log(halfAt / HALF.at) / HALF.logSpread) ** 2) / 2);
const kinds = rises.map(kindOfRise);
const riseShare = rises.map((shape, i) => {
  const kind = kinds[i] ?? "between";
  const all = rises.reduce((sum, other, k) => sum + (kinds[k] === kind ? usual(other) : 0), 0);
  return (RISES[kind] * usual(shape)) / all;
});

/** A shape at the cells of a run, less its mean. */
interface Column {
  readonly shape: Shape;
  readonly prior: number;
  readonly values: Float64Array;
  readonly square: number;
}

/** A rise and a fall that begins after half of the rise, and the product of their columns. */
interface Pair {
  readonly up: number;
  readonly down: number;
  readonly across: number;
}

/** What does not depend on the rewards. */
interface Design {
  readonly ups: readonly Column[];
  readonly downs: readonly Column[];
  readonly pairs: readonly Pair[];
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number);
  return sum;
}

function centred(values: Float64Array): Float64Array {
  const centre = mean(values);
  return values.map((value) => value - centre);
}

function makeDesign(count: number): Design {
  const column = (shape: Shape, prior: number): Column => {
    const values = centred(Float64Array.from({ length: count }, (_, i) => shape.along(placeOf(i, count))));
    return { shape, prior, values, square: product(values, values) };
  };
  const ups = rises.map((shape, i) => column(shape, PRIOR.rise * (riseShare[i] ?? 0)));
  const downs = falls.map((shape) => column(shape, PRIOR.fall / falls.length));
  const pairs = ups.flatMap(({ shape, values }, up) =>
    downs.flatMap((other, down) =>
      shape.halfAt < other.shape.movesFrom ? [{ up, down, across: product(values, other.values) }] : [],
    ),
  );
  return { ups, downs, pairs };
}

const designs = new Map<number, Design>();
/** A design takes half a megabyte. */
const MOST_DESIGNS = 8;

function designOf(count: number): Design {
  const known = designs.get(count);
  if (known) return known;
  const design = makeDesign(count);
  if (designs.size >= MOST_DESIGNS) designs.clear();
  designs.set(count, design);
  return design;
}

interface Fit {
  readonly up?: Column;
  readonly down?: Column;
  readonly rise: number;
  readonly fall: number;
  /** Residual sum of squares. */
  readonly rest: number;
  /** Square of the standard error of the rise, or of the fall without one, over the variance of a point. */
  readonly spread: number;
  readonly score: number;
}

/** Sums of squares below this share of the whole are rounding. */
const ROUNDING = 1e-9;
/** Curves less plausible than this part of the best are left out. */
const LEAST = 1e-3;

/** And all but as many of the likeliest: more say the same. */
const MOST_CURVES = 250;

/** All curves that can be laid through the cells, but for hopeless ones; scores are logarithms. */
function fitsOf({ reward, weight, within }: Cells, effectiveShare: number): Fit[] {
  const { ups, downs, pairs } = designOf(reward.length);
  const target = centred(reward);
  const whole = product(target, target) + within / weight;
  const points = reward.length * weight * effectiveShare;
  const floor = ROUNDING * whole + Number.MIN_VALUE;
  const scoreOf = (rest: number, prior: number, numbers: number) =>
    Math.log(prior) - (points / 2) * Math.log(Math.max(rest, floor)) - (numbers / 2) * Math.log(points);

  const fits: Fit[] = [
    { rise: 0, fall: 0, rest: whole, spread: 1 / reward.length, score: scoreOf(whole, PRIOR.flat, 1) },
  ];
  const alone = (column: Column, along: number, sign: 1 | -1) => {
    if (!(along * sign > 0 && column.square > 0)) return;
    const height = along / column.square;
    const rest = whole - height * along;
    const fit = { rest, spread: 1 / column.square, score: scoreOf(rest, column.prior, 2) };
    fits.push(
      sign > 0 ? { ...fit, up: column, rise: height, fall: 0 } : { ...fit, down: column, rise: 0, fall: -height },
    );
  };
  const upAlong = ups.map(({ values }) => product(values, target));
  const downAlong = downs.map(({ values }) => product(values, target));
  ups.forEach((column, i) => {
    alone(column, upAlong[i] ?? 0, 1);
  });
  downs.forEach((column, i) => {
    alone(column, downAlong[i] ?? 0, -1);
  });

  const hopeless = Math.max(...fits.map(({ score }) => score)) + Math.log(LEAST);
  for (const { up, down, across } of pairs) {
    const [one, other] = [ups[up] as Column, downs[down] as Column];
    const determinant = one.square * other.square - across * across;
    if (!(determinant > ROUNDING * one.square * other.square)) continue;
    const [b, c] = [upAlong[up] as number, downAlong[down] as number];
    const rise = (b * other.square - c * across) / determinant;
    const fall = (b * across - c * one.square) / determinant;
    if (!(rise > 0 && fall > 0)) continue;
    const rest = whole - rise * b + fall * c;
    const score = scoreOf(rest, PRIOR.riseAndFall / pairs.length, 3);
    if (score > hopeless)
      fits.push({ up: one, down: other, rise, fall, rest, spread: other.square / determinant, score });
  }
  return fits;
}

/**
 * The curves that the cells may come from, the likeliest first, each with how plausible it is: its prior and the likelihood under white normal noise of
 * unknown size, less the Bayesian information criterion's price of each fitted number (Schwarz 1978). `effectiveShare` is the share of a point
 * that a point counts for: less than 1 where the noise is not white.
 */
export function plausibleCurves(cells: Cells, effectiveShare = 1): PlausibleCurve[] {
  const fits = fitsOf(cells, effectiveShare);
  const best = Math.max(...fits.map(({ score }) => score));
  const kept = fits
    .filter(({ score }) => score > best + Math.log(LEAST))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, MOST_CURVES);
  const sum = kept.reduce((all, { score }) => all + Math.exp(score - best), 0);
  const centre = mean(cells.reward);
  const count = cells.reward.length;
  return kept.map(({ up, down, rise, fall, rest, spread, score }) => {
    const numbers = 1 + (up ? 1 : 0) + (down ? 1 : 0);
    const variance = (Math.max(0, rest) * cells.weight) / Math.max(1, count * cells.weight - numbers);
    const meanOf = (column: Column | undefined) => (column ? column.shape.along(0) - (column.values[0] ?? 0) : 0);
    return {
      weight: Math.exp(score - best) / sum,
      start: centre - rise * meanOf(up) + fall * meanOf(down),
      rise,
      riseShape: up?.shape,
      error: Math.sqrt((variance * spread) / cells.weight / effectiveShare),
      fall,
      fallShape: down?.shape,
      noise: Math.sqrt(variance),
    };
  });
}
