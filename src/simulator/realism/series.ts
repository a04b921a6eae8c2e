import { mean, stepAt } from "../../schema/curve.ts";

type Values = ArrayLike<number>;

/** Returns a central moment. */
function centralMoment(values: Values, power: number): number {
  const center = mean(values);
  return mean(Float64Array.from(values, (value) => (value - center) ** power));
}

/** Returns the standard deviation, with n - 1. */
export const deviation = (values: Values) =>
  Math.sqrt((centralMoment(values, 2) * values.length) / (values.length - 1));

/** Returns the skewness; 0 for a symmetric distribution. */
export const skewness = (values: Values) => centralMoment(values, 3) / centralMoment(values, 2) ** 1.5;

/** Returns the excess kurtosis; 0 for a normal distribution. */
export const excessKurtosis = (values: Values) => centralMoment(values, 4) / centralMoment(values, 2) ** 2 - 3;

/** Returns the lag-1 autocorrelation: 0 for white noise, slightly less in short series. */
export function lag1Autocorrelation(values: Values): number {
  const center = mean(values);
  let products = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const distance = (values[i] as number) - center;
    squares += distance ** 2;
    if (i > 0) products += distance * ((values[i - 1] as number) - center);
  }
  return products / squares;
}

/** Returns the share of the steps at which the curve first reaches half of its gain; NaN for a curve without a gain. */
export function timeToHalf(step: Values, reward: Values): number {
  const last = reward.length - 1;
  const start = reward[0] as number;
  const half = start + ((reward[last] as number) - start) / 2;
  return half > start ? stepAt(step, reward, half) / (step[last] as number) : Number.NaN;
}

/**
 * Returns the correlation of rewards within a group, from the variance of a batch's mean reward:
 * variance = p (1 - p) / (prompts * groupSize) * (1 + (groupSize - 1) correlation), solved for the correlation. `binaryVariance` is the mean
 * of p (1 - p). 0: rollouts of one prompt differ as much as those of any two; 1: they agree.
 */
export function groupCorrelation(
  variance: number,
  binaryVariance: number,
  { prompts, groupSize }: { readonly prompts: number; readonly groupSize: number },
): number {
  return ((variance * prompts * groupSize) / binaryVariance - 1) / (groupSize - 1);
}
