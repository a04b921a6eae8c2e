/** A random walk beside the curve: what no shape holds. Its SD over the whole planned run is in SDs of a point; `prior` is its weight. */
export interface Drift {
  readonly size: number;
  readonly prior: number;
}

/** Sizes that were tuned on simulated runs with seeds of their own (docs/forecast.md). */
export const drifts: readonly Drift[] = [
  { size: 0, prior: 0.4 },
  { size: 0.3, prior: 0.3 },
  { size: 1, prior: 0.2 },
  { size: 2, prior: 0.1 },
];

/** The covariance of a random walk of size 1 between two places, or lists of places that are averaged. */
export function walkCovariance(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (const a of one) for (const b of other) sum += Math.min(a, b);
  return sum / one.length / other.length;
}

/** Lower triangle of a symmetric positive definite matrix, by rows (Cholesky). */
export function triangleOf(matrix: readonly Float64Array[]): Float64Array[] {
  const rows = matrix.map((row) => Float64Array.from(row));
  for (const [i, row] of rows.entries()) {
    for (let j = 0; j <= i; j++) {
      const other = rows[j] as Float64Array;
      let sum = row[j] as number;
      for (let k = 0; k < j; k++) sum -= (row[k] as number) * (other[k] as number);
      row[j] = i === j ? Math.sqrt(sum) : sum / (other[j] as number);
    }
  }
  return rows;
}

/** Solves `triangle * x = values`: the values with the covariance taken out. */
export function whitened(triangle: readonly Float64Array[], values: Float64Array): Float64Array {
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const row = triangle[i] as Float64Array;
    let sum = values[i] as number;
    for (let k = 0; k < i; k++) sum -= (row[k] as number) * (out[k] as number);
    out[i] = sum / (row[i] as number);
  }
  return out;
}
