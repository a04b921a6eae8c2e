import { mean } from "../../schema/curve.ts";

type Values = ArrayLike<number>;

/** Mean of the values' distances from their mean, to this power. */
function centralMoment(values: Values, power: number): number {
  const centre = mean(values);
  return mean(Float64Array.from(values, (value) => (value - centre) ** power));
}

/** Standard deviation with n - 1. */
export const deviation = (values: Values) =>
  Math.sqrt((centralMoment(values, 2) * values.length) / (values.length - 1));

/** 0 for a symmetric distribution. */
export const skewness = (values: Values) => centralMoment(values, 3) / centralMoment(values, 2) ** 1.5;

/** 0 for a normal distribution. */
export const excessKurtosis = (values: Values) => centralMoment(values, 4) / centralMoment(values, 2) ** 2 - 3;

/** Correlation of each value with the next: 0 for white noise, on average a little less in short series. */
export function neighborCorrelation(values: Values): number {
  const centre = mean(values);
  let products = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const distance = (values[i] as number) - centre;
    squares += distance ** 2;
    if (i > 0) products += distance * ((values[i - 1] as number) - centre);
  }
  return products / squares;
}

/** Share of the steps after which the curve has first made half of its gain from start to end; NaN of a curve that gains nothing. */
export function timeToHalf(step: Values, reward: Values): number {
  const last = reward.length - 1;
  const start = reward[0] as number;
  const half = start + ((reward[last] as number) - start) / 2;
  if (!(half > start)) return Number.NaN;
  for (let point = 1; point <= last; point++) {
    const [before, after] = [reward[point - 1] as number, reward[point] as number];
    if (after < half) continue;
    const [from, to] = [step[point - 1] as number, step[point] as number];
    return (from + ((half - before) / (after - before)) * (to - from)) / (step[last] as number);
  }
  return Number.NaN;
}

/**
 * How alike the rollouts of one prompt score, from the variance of a batch's mean reward:
 * variance = p (1 - p) / (prompts * groupSize) * (1 + (groupSize - 1) likeness), solved for the likeness.
 * `binaryVariance` is the mean of p (1 - p); 0 where rollouts of one prompt are as different as those of any two, 1 where they agree.
 */
export function groupLikeness(
  variance: number,
  binaryVariance: number,
  { prompts, groupSize }: { readonly prompts: number; readonly groupSize: number },
): number {
  return ((variance * prompts * groupSize) / binaryVariance - 1) / (groupSize - 1);
}
