import { moves, rises, type Shape } from "../trend/curveShapes.ts";
import { riseShare } from "../trend/plausible.ts";
import type { Bins } from "./bins.ts";
import { type Drift, drifts, triangleOf, walkCovariance, whitened } from "./drift.ts";
import { chanceBelow, densityAt, type Normal } from "./mixture.ts";

/** How often each kind of course is met before a point is seen. */
const PRIOR = { flat: 0.5, rise: 0.45, fall: 0.05 } as const;
/** SD of the height of a rise or fall over the whole planned run, in SDs of the points seen. Without it the extrapolation explodes. */
const HEIGHT = 2;
/**
 * Least SD of the noise, in SDs of the points. Several courses fit a rise without noise exactly: without a floor the prior of the height
 * is all that is left of their residuals, and the least height wins by many powers of ten.
 */
const LEAST_NOISE = 1e-3;

/** A course that the run may take over its planned length: its shape and the sign of its height. */
interface Course {
  readonly shape: Shape | undefined;
  readonly sign: 1 | -1;
  readonly prior: number;
}

const courses: readonly Course[] = [
  { shape: undefined, sign: 1, prior: PRIOR.flat },
  ...rises.map((shape, i) => ({ shape, sign: 1 as const, prior: PRIOR.rise * (riseShare[i] ?? 0) })),
  ...moves.map((shape) => ({ shape, sign: -1 as const, prior: PRIOR.fall / moves.length })),
];

/** Where a reward is predicted: places, as shares of the planned run, over which it is averaged, and the points that are averaged. */
export interface Target {
  readonly places: readonly number[];
  readonly points: number;
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number);
  return sum;
}

/** What does not depend on the course: the bins with the covariance of noise and drift taken out. */
interface Frame {
  readonly triangle: readonly Float64Array[];
  readonly logDeterminant: number;
  readonly ones: Float64Array;
  readonly reward: Float64Array;
  readonly targets: readonly {
    readonly target: Target;
    /** Covariance with the bins, whitened. */
    readonly link: Float64Array;
    /** Variance that the bins leave, in those of a point. */
    readonly left: number;
  }[];
}

function frameOf({ reward, at, weight }: Bins, { size }: Drift, targets: readonly Target[]): Frame {
  const walk = size * size;
  const matrix = Array.from(at, (one, i) =>
    at.map((other, j) => walk * Math.min(one, other) + (i === j ? 1 / weight : 0)),
  );
  const triangle = triangleOf(matrix);
  return {
    triangle,
    logDeterminant: triangle.reduce((sum, row, i) => sum + 2 * Math.log(row[i] as number), 0),
    ones: whitened(triangle, new Float64Array(at.length).fill(1)),
    reward: whitened(triangle, reward),
    targets: targets.map((target) => {
      const link = whitened(
        triangle,
        at.map((place) => walk * walkCovariance([place], target.places)),
      );
      const own = walk * walkCovariance(target.places, target.places) + 1 / target.points;
      return { target, link, left: own - product(link, link) };
    }),
  };
}

/** A course as it fits: logarithm of its weight, and what it forecasts at each target. */
interface Fit {
  readonly score: number;
  readonly predicted: readonly { readonly mean: number; readonly deviation: number }[];
}

/** Mean and variance of a normal value of mean 0 and SD 1 that is above -z, by how much they differ from 0 and 1. */
function truncation(z: number) {
  const below = Math.max(1e-12, chanceBelow(z));
  const ratio = z < -6 ? -z : densityAt(z) / below;
  return { shift: ratio, shrink: Math.min(1, Math.max(0, ratio * (ratio + z))), below };
}

/** Fits level and height of a course, whose height has a normal prior on the side of its sign. */
function fitOf(bins: Bins, frame: Frame, course: Course, heightVariance: number): Fit {
  const { ones, reward, logDeterminant, targets } = frame;
  const { shape, sign, prior } = course;
  const freedom = bins.reward.length + bins.withinFreedom - 1;
  const within = bins.within + freedom * LEAST_NOISE ** 2;
  const [a00, b0, yy] = [product(ones, ones), product(ones, reward), product(reward, reward)];
  const scored = (rest: number, determinant: number) =>
    Math.log(prior) - logDeterminant / 2 - Math.log(determinant) / 2 - (freedom / 2) * Math.log(rest + within);
  if (!shape) {
    const level = b0 / a00;
    const rest = Math.max(0, yy - level * b0);
    const variance = (rest + within) / freedom;
    return {
      score: scored(rest, a00),
      predicted: targets.map(({ link, left }) => {
        const own = 1 - product(link, ones);
        return {
          mean: own * level + product(link, reward),
          deviation: Math.sqrt(variance * (left + (own * own) / a00)),
        };
      }),
    };
  }
  const column = whitened(frame.triangle, bins.at.map(shape.along));
  const a01 = product(ones, column);
  const a11 = product(column, column) + 1 / heightVariance;
  const b1 = product(column, reward);
  const determinant = a00 * a11 - a01 * a01;
  const level = (b0 * a11 - b1 * a01) / determinant;
  const height = (b1 * a00 - b0 * a01) / determinant;
  const rest = Math.max(0, yy - level * b0 - height * b1);
  const variance = (rest + within) / freedom;
  const heightSpread = a00 / determinant;
  const { shift, shrink, below } = truncation((sign * height) / Math.sqrt(variance * heightSpread));
  return {
    score: scored(rest, determinant * heightVariance) + Math.log(2 * below),
    predicted: targets.map(({ target, link, left }) => {
      const f0 = 1 - product(link, ones);
      const f1 = meanAlong(shape, target.places) - product(link, column);
      const spread = (f0 * f0 * a11 - 2 * f0 * f1 * a01 + f1 * f1 * a00) / determinant;
      // covariance with the height, in SDs of the height
      const along = ((f1 * a00 - f0 * a01) / determinant / Math.sqrt(heightSpread)) * Math.sqrt(variance);
      return {
        mean: f0 * level + f1 * height + product(link, reward) + sign * shift * along,
        deviation: Math.sqrt(Math.max(variance * left, variance * (left + spread) - shrink * along * along)),
      };
    }),
  };
}

function meanAlong({ along }: Shape, places: readonly number[]): number {
  return places.reduce((sum, at) => sum + along(at), 0) / places.length;
}

/** Courses less likely than this part of the best are left out. */
const LEAST = 1e-4;

/**
 * Predicts each target from the bins: a mixture of normal distributions, in the unit of the log. The courses are laid over the whole planned
 * run, seen where there are bins. Level and height of each are fitted with the conjugate linear model (Zellner 1971), so that its weight is
 * its prior times the likelihood of the bins averaged over level, height and noise.
 */
export function predict(bins: Bins, noise: number, targets: readonly Target[]): readonly (readonly Normal[])[] {
  // the height's prior is in SDs of the points, the model in those of the noise
  const heightVariance = (HEIGHT / Math.max(LEAST_NOISE, noise / bins.deviation)) ** 2;
  const fits = drifts.flatMap((drift) => {
    const frame = frameOf(bins, drift, targets);
    return courses.map((course) => {
      const { score, predicted } = fitOf(bins, frame, course, heightVariance);
      return { score: score + Math.log(drift.prior), predicted };
    });
  });
  const best = Math.max(...fits.map(({ score }) => score));
  const kept = fits.filter(({ score }) => score > best + Math.log(LEAST));
  const sum = kept.reduce((all, { score }) => all + Math.exp(score - best), 0);
  const { center, deviation: unit } = bins;
  return targets.map((_, i) =>
    kept.map(({ score, predicted }) => ({
      weight: Math.exp(score - best) / sum,
      mean: center + unit * (predicted[i]?.mean ?? 0),
      deviation: unit * (predicted[i]?.deviation ?? 0),
    })),
  );
}
