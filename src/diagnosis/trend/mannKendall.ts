/**
 * The test of Mann (1945) and Kendall (1975) for a trend of any form, in standard normal units: above 0 where later values tend to be
 * higher. Ties are allowed for. Of fewer than three values, or of equal ones, it is 0.
 */
export function trendScore(values: ArrayLike<number>): number {
  const count = values.length;
  let pairs = 0;
  for (let i = 0; i < count; i++)
    for (let j = i + 1; j < count; j++) pairs += Math.sign((values[j] as number) - (values[i] as number));
  const ties = new Map<number, number>();
  for (let i = 0; i < count; i++) ties.set(values[i] as number, (ties.get(values[i] as number) ?? 0) + 1);
  const term = (n: number) => n * (n - 1) * (2 * n + 5);
  let variance = term(count);
  for (const tied of ties.values()) variance -= term(tied);
  return variance > 0 && count > 2 ? pairs / Math.sqrt(variance / 18) : 0;
}
