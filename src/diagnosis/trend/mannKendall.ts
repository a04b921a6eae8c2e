/**
 * The test of Mann (1945) and Kendall (1975) for a trend of any form, in standard normal units: above 0 where later values tend to be
 * higher. Ties are allowed for. Of fewer than three values, or of equal ones, it is 0. Takes n log n steps, after Knight (1966).
 */
export function trendScore(values: ArrayLike<number>): number {
  const count = values.length;
  const sorted = Float64Array.from(values);
  const term = (n: number) => n * (n - 1) * (2 * n + 5);
  const falling = countFalling(sorted);
  let [variance, equal] = [term(count), 0];
  for (let from = 0, i = 1; i <= count; i++) {
    if (i < count && sorted[i] === sorted[from]) continue;
    const tied = i - from;
    variance -= term(tied);
    equal += (tied * (tied - 1)) / 2;
    from = i;
  }
  const pairs = (count * (count - 1)) / 2 - equal - 2 * falling;
  return variance > 0 && count > 2 ? pairs / Math.sqrt(variance / 18) : 0;
}

/** Sorts the values in place and returns the number of pairs of which the later one is smaller. */
function countFalling(values: Float64Array): number {
  let falling = 0;
  let from: Float64Array = values;
  let to: Float64Array = new Float64Array(values.length);
  for (let size = 1; size < values.length; size *= 2) {
    for (let start = 0; start < values.length; start += 2 * size) {
      const middle = Math.min(start + size, values.length);
      const end = Math.min(start + 2 * size, values.length);
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        const takesRight = left >= middle || (right < end && (from[right] as number) < (from[left] as number));
        if (takesRight) falling += middle - left;
        to[at] = from[takesRight ? right++ : left++] as number;
      }
    }
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return falling;
}
