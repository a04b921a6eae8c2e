/** Counts that were found; columns never change once a run is read, and are asked for often. */
const counts = new WeakMap<Float64Array, number>();

/** Returns how many values of a column are finite; 0 where there is no column. The values must not change afterwards. */
export function finiteCount(values: Float64Array | undefined): number {
  if (values === undefined) return 0;
  const before = counts.get(values);
  if (before !== undefined) return before;
  let count = 0;
  for (const value of values) if (Number.isFinite(value)) count++;
  counts.set(values, count);
  return count;
}
