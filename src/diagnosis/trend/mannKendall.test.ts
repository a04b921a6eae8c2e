import fc from "fast-check";
import { expect, test } from "vitest";
import { trendScore } from "./mannKendall.ts";

/** The definition: the sign of each pair, summed up. */
function scoreByPairs(values: readonly number[]): number {
  let [pairs, variance] = [0, 0];
  const term = (n: number) => n * (n - 1) * (2 * n + 5);
  for (const [i, one] of values.entries()) for (const other of values.slice(i + 1)) pairs += Math.sign(other - one);
  variance = term(values.length);
  for (const value of new Set(values)) variance -= term(values.filter((other) => other === value).length);
  return variance > 0 && values.length > 2 ? pairs / Math.sqrt(variance / 18) : 0;
}

test("the score is that of all pairs, ties and all", () => {
  const some = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
  fc.assert(
    fc.property(fc.array(some, { maxLength: 60 }), (values) => {
      expect(trendScore(values)).toBeCloseTo(scoreByPairs(values), 10);
    }),
  );
});
