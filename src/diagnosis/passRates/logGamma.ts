/** Smallest number at which Stirling's series is exact enough. */
const LARGE = 8;

/** Logarithm of the gamma function of a positive number (Stirling's series, Abramowitz and Stegun 1964, 6.1.41; error below 1e-9). */
export function logGamma(x: number): number {
  let [shifted, product] = [x, 1];
  while (shifted < LARGE) product *= shifted++;
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + series - Math.log(product);
}
