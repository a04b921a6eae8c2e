/** Returns how many values of a column are finite; 0 where there is no column. */
export function finiteCount(values: Float64Array | undefined): number {
  let count = 0;
  for (const value of values ?? []) if (Number.isFinite(value)) count++;
  return count;
}
