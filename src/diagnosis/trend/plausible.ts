import { mean } from "../../schema/curve.ts";
import { awayFrom, type Cells, placeOf } from "./cells.ts";
import { moves, places, rises, type Shape } from "./curveShapes.ts";

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
  /** Below 0 where the run rises a second time, as after a pause. */
  readonly fall: number;
  /** Shape of the fall, or of the second rise. */
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
const PRIOR = { flat: 0.26, rise: 0.65, riseAndRise: 0.04, riseAndFall: 0.03, fall: 0.02 } as const;
/** Of real runs that rise, the share that still climbs in the last third. */
const CLIMBING = 0.3;
/** What the last third of such a rise adds. */
const CLIMBS = 0.15;
/** Rewards that go straight and then stop at a corner are rarer than those that bend. */
const CORNERS = 0.2;
/** Half the gain of healthy real runs is made after .15 of the run, of half of them after .12 to .24; this is a good deal wider. */
const HALF = { at: 0.15, logSpread: 0.9 } as const;
const usual = ({ halfAt, smooth }: Shape) =>
  (smooth ? 1 : CORNERS) * Math.exp(-((Math.log(halfAt / HALF.at) / HALF.logSpread) ** 2) / 2);
const climbs = ({ lastThird }: Shape) => lastThird > CLIMBS;
/** Prior of each of `rises` among themselves: they add up to 1. */
export const riseShare: readonly number[] = rises.map((shape) => {
  const all = rises.reduce((sum, other) => sum + (climbs(other) === climbs(shape) ? usual(other) : 0), 0);
  return ((climbs(shape) ? CLIMBING : 1 - CLIMBING) * usual(shape)) / all;
});

/** A shape at the cells of a run, less its mean. */
interface Column {
  readonly shape: Shape;
  readonly prior: number;
  readonly values: Float64Array;
  readonly square: number;
}

/** A rise and a second move that begins after half of the rise, and the product of their columns. */
interface Pair {
  readonly up: number;
  readonly next: number;
  readonly across: number;
}

/** What does not depend on the rewards. */
interface Design {
  readonly ups: readonly Column[];
  /** Moves after the rise, or falls without one. */
  readonly nexts: readonly Column[];
  readonly pairs: readonly Pair[];
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number);
  return sum;
}

function centered(values: Float64Array): Float64Array {
  const center = mean(values);
  return values.map((value) => awayFrom(center, value));
}

/** Cells on each side of a move, and between two: fewer may be accidents. */
const FEWEST_CELLS = 3;

/** The shapes at the cells of a run of which a share has been observed. */
function makeDesign(count: number, observed: number): Design {
  const column = (shape: Shape, prior: number): Column => {
    const values = Float64Array.from({ length: count }, (_, i) => shape.along(observed * placeOf(i, count)));
    const own = centered(values);
    return { shape, prior, values: own, square: product(own, own) };
  };
  const cells = (from: number, to: number) => ((to - from) / observed) * count;
  const hasTime = ({ halfAt }: Shape) => cells(halfAt, observed) >= FEWEST_CELLS;
  const seen = rises.flatMap((shape, i) => (hasTime(shape) ? [{ shape, share: riseShare[i] ?? 0 }] : []));
  const all = seen.reduce((sum, { share }) => sum + share, 0);
  const ups = seen.map(({ shape, share }) => column(shape, (PRIOR.rise * share) / all));
  const later = moves.filter((shape) => hasTime(shape) && cells(0, shape.halfAt) >= FEWEST_CELLS);
  const nexts = later.map((shape) => column(shape, PRIOR.fall / later.length));
  const pairs = ups.flatMap(({ shape, values }, up) =>
    nexts.flatMap((other, next) =>
      shape.halfAt < other.shape.movesFrom && cells(shape.halfAt, other.shape.halfAt) >= FEWEST_CELLS
        ? [{ up, next, across: product(values, other.values) }]
        : [],
    ),
  );
  return { ups, nexts, pairs };
}

const designs = new Map<string, Design>();
/** A design takes half a megabyte. */
const MOST_DESIGNS = 8;

function designOf(count: number, observed: number): Design {
  const key = `${count} ${observed}`;
  const known = designs.get(key);
  if (known) return known;
  const design = makeDesign(count, observed);
  if (designs.size >= MOST_DESIGNS) designs.clear();
  designs.set(key, design);
  return design;
}

interface Fit {
  readonly up?: Column;
  readonly next?: Column;
  readonly rise: number;
  /** Below 0 where the second move is a rise as well. */
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
function fitsOf({ reward, weight, within }: Cells, effectiveShare: number, observed: number): Fit[] {
  const { ups, nexts, pairs } = designOf(reward.length, observed);
  const target = centered(reward);
  const whole = product(target, target) + within / weight;
  const points = reward.length * weight * effectiveShare;
  const floor = ROUNDING * whole + Number.MIN_VALUE;
  const scoreOf = (rest: number, prior: number, numbers: number) =>
    Math.log(prior) - (points / 2) * Math.log(Math.max(rest, floor)) - (numbers / 2) * Math.log(points);

  const flat = { rise: 0, fall: 0, rest: whole, spread: 1 / reward.length, score: scoreOf(whole, PRIOR.flat, 1) };
  const fits: Fit[] = [flat];
  const alone = (column: Column, along: number) => {
    const height = along / column.square;
    const rest = whole - height * along;
    return { height, rest, spread: 1 / column.square, score: scoreOf(rest, column.prior, 2) };
  };
  const upAlong = ups.map(({ values }) => product(values, target));
  const nextAlong = nexts.map(({ values }) => product(values, target));
  for (const [i, up] of ups.entries()) {
    const { height, ...fit } = alone(up, upAlong[i] ?? 0);
    if (height > 0) fits.push({ ...fit, up, rise: height, fall: 0 });
  }
  for (const [i, next] of nexts.entries()) {
    const { height, ...fit } = alone(next, nextAlong[i] ?? 0);
    if (height < 0) fits.push({ ...fit, next, rise: 0, fall: -height });
  }

  const hopeless = Math.max(...fits.map(({ score }) => score)) + Math.log(LEAST);
  for (const { up, next, across } of pairs) {
    const [one, other] = [ups[up] as Column, nexts[next] as Column];
    const determinant = one.square * other.square - across * across;
    if (!(determinant > ROUNDING * one.square * other.square)) continue;
    const [b, c] = [upAlong[up] as number, nextAlong[next] as number];
    const rise = (b * other.square - c * across) / determinant;
    const fall = (b * across - c * one.square) / determinant;
    if (!(rise > 0)) continue;
    const rest = whole - rise * b + fall * c;
    const prior = fall > 0 ? PRIOR.riseAndFall : PRIOR.riseAndRise;
    const score = scoreOf(rest, prior / pairs.length, 3);
    if (score > hopeless)
      fits.push({ up: one, next: other, rise, fall, rest, spread: other.square / determinant, score });
  }
  return fits;
}

/**
 * The curves that the cells may come from, the likeliest first. The weight of each is its prior and the likelihood under white normal
 * noise of unknown size, less the Bayesian information criterion's price of each fitted number (Schwarz 1978). `effectiveShare` is the
 * share of a point that a point counts for: less than 1 where the noise is not white. `observed` is the share of the run that the
 * cells cover: the curves go on beyond it.
 */
export function plausibleCurves(cells: Cells, effectiveShare = 1, observed = 1): PlausibleCurve[] {
  const fits = fitsOf(cells, effectiveShare, observed);
  const best = Math.max(...fits.map(({ score }) => score));
  const kept = fits
    .filter(({ score }) => score > best + Math.log(LEAST))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, MOST_CURVES);
  const sum = kept.reduce((all, { score }) => all + Math.exp(score - best), 0);
  const center = mean(cells.reward);
  const count = cells.reward.length;
  return kept.map(({ up, next, rise, fall, rest, spread, score }) => {
    const numbers = 1 + (up ? 1 : 0) + (next ? 1 : 0);
    const variance = (Math.max(0, rest) * cells.weight) / Math.max(1, count * cells.weight - numbers);
    const meanOf = (column: Column | undefined) => (column ? column.shape.along(0) - (column.values[0] ?? 0) : 0);
    return {
      weight: Math.exp(score - best) / sum,
      start: center - rise * meanOf(up) + fall * meanOf(next),
      rise,
      riseShape: up?.shape,
      error: Math.sqrt((variance * spread) / cells.weight / effectiveShare),
      fall,
      fallShape: next?.shape,
      noise: Math.sqrt(variance),
    };
  });
}
