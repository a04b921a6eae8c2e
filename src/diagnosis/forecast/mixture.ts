/** A normal distribution and how likely it is; the weights of a mixture add up to 1. */
export interface Normal {
  readonly weight: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Chance that a standard normal value is below z (Abramowitz and Stegun 1964, 26.2.17; error below 1e-7). */
export function chanceBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const upper = densityAt(z) * tail;
  return z < 0 ? upper : 1 - upper;
}

/** Density of the standard normal distribution. */
export const densityAt = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Chance that a value of the mixture is at most this. */
export const mixtureBelow = (mixture: readonly Normal[], value: number) =>
  mixture.reduce((sum, { weight, mean, deviation }) => sum + weight * chanceBelow((value - mean) / deviation), 0);

/** The value that a value of the mixture is below with this chance. */
export function mixtureQuantile(mixture: readonly Normal[], chance: number): number {
  let low = Math.min(...mixture.map(({ mean, deviation }) => mean - 8 * deviation));
  let high = Math.max(...mixture.map(({ mean, deviation }) => mean + 8 * deviation));
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (mixtureBelow(mixture, middle) < chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export const mixtureMean = (mixture: readonly Normal[]) =>
  mixture.reduce((sum, { weight, mean }) => sum + weight * mean, 0);
