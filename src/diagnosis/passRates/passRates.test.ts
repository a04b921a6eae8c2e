import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { uniforms } from "../trend/drawn.ts";
import { type PassRates, passRatesOf } from "./passRates.ts";
import type { ScoredPrompt } from "./rollouts.ts";

function promptOf(scores: readonly number[], label = "p"): ScoredPrompt {
  const counts = new Map<number, number>();
  for (const score of scores) counts.set(score, (counts.get(score) ?? 0) + 1);
  return { label, counts, rollouts: scores.length };
}
const ratesOf = (prompts: readonly ScoredPrompt[]): PassRates => {
  const rates = passRatesOf({ prompts });
  if ("problem" in rates) throw new Error(rates.problem);
  return rates;
};

/** Laws of the pass rates of a data set. */
const laws: readonly [string, (uniform: () => number) => number][] = [
  ["uniform", (uniform) => uniform()],
  ["hard", (uniform) => uniform() ** 6],
  ["many dead", (uniform) => (uniform() < 0.4 ? 0 : uniform() < 0.3 ? 1 : uniform())],
  ["two kinds", (uniform) => (uniform() < 0.5 ? 0.1 : 0.8)],
  ["dead or even", (uniform) => (uniform() < 0.5 ? 0 : 0.5)],
];

test.each(laws)("of simulated prompts, %s, the useful share is within .02 of what new groups show", (_, law) => {
  const uniform = uniforms(3);
  const chances = Array.from({ length: 4000 }, () => law(uniform));
  const draw = (chance: number, count: number) => Array.from({ length: count }, () => Number(uniform() < chance));
  const rates = ratesOf(chances.map((chance) => promptOf(draw(chance, 8))));
  for (let n = 2; n <= 16; n++) {
    const groups = [...chances, ...chances, ...chances, ...chances].map((chance) => new Set(draw(chance, n)).size > 1);
    const realized = groups.filter(Boolean).length / groups.length;
    expect(Math.abs((rates.usefulShare[n] ?? 0) - realized), `n = ${n}`).toBeLessThan(0.02);
  }
});

test.each(laws)("four rollouts a prompt tell groups of up to 16, %s, if the prompts are many", (_, law) => {
  const uniform = uniforms(4);
  const chances = Array.from({ length: 20_000 }, () => law(uniform));
  const rates = ratesOf(chances.map((chance) => promptOf(Array.from({ length: 4 }, () => Number(uniform() < chance)))));
  for (let n = 5; n <= 16; n++) {
    const equal = chances.reduce((sum, chance) => sum + chance ** n + (1 - chance) ** n, 0) / chances.length;
    expect(Math.abs((rates.usefulShare[n] ?? 0) - (1 - equal)), `n = ${n}`).toBeLessThan(0.02);
  }
});

test("of graded scores, too, from as many rollouts as the group has or half as many", () => {
  const uniform = uniforms(5);
  const kinds = Array.from({ length: 4000 }, () => uniform());
  const draw = (kind: number, count: number) =>
    Array.from({ length: count }, () => (uniform() < kind ? Math.floor(5 * uniform() * kind) / 4 : 0));
  const rates = ratesOf(kinds.map((kind) => promptOf(draw(kind, 8))));
  for (const n of [2, 4, 8, 16]) {
    const realized = kinds.filter((kind) => new Set(draw(kind, n)).size > 1).length / kinds.length;
    expect(Math.abs((rates.usefulShare[n] ?? 0) - realized), `n = ${n}`).toBeLessThan(n > 8 ? 0.04 : 0.02);
  }
});

test("never, mixed and always are shares of the prompts with several scores; single ones are counted apart", () => {
  const rates = ratesOf([promptOf([0, 0, 0]), promptOf([1, 0, 1]), promptOf([1, 1]), promptOf([0, 1]), promptOf([1])]);
  expect(rates).toMatchObject({ prompts: 5, single: 1, never: 0.25, mixed: 0.5, always: 0.25, rollouts: 11 });
  expect(rates.dead).toHaveLength(2);
  expect(rates.readUpTo).toBe(3);
  expect(rates.histogram.reduce((sum, count) => sum + count, 0)).toBe(4);
});

test("a constant grader, scores outside 0 and 1 and ties are seen", () => {
  expect(ratesOf([promptOf([0.5, 0.5]), promptOf([0.5, 0.5, 0.5])]).grader).toMatchObject({
    isConstant: true,
    ties: 1,
  });
  const { grader, rightFrom } = ratesOf([promptOf([-3, 2, 2]), promptOf([0.5, 1])]);
  expect(grader).toMatchObject({ distinct: 4, lowest: -3, highest: 2, isConstant: false, outside: 0.6 });
  expect(rightFrom).toBe(-0.5);
});

test("prompts with one score each are a problem, not an answer", () => {
  expect(passRatesOf({ prompts: [promptOf([1]), promptOf([0])] })).toHaveProperty("problem");
  expect(passRatesOf({ prompts: [] })).toHaveProperty("problem");
});

test("of any scores the useful share is within 0 and 1 and grows with the group", () => {
  const scores = fc.array(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 20 }), {
    minLength: 1,
    maxLength: 20,
  });
  const few = fc.array(fc.array(fc.constantFrom(0, 1, 0.5), { minLength: 2, maxLength: 40 }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(fc.oneof(scores, few), (all) => {
      const { usefulShare, never, mixed, always } = ratesOf(all.map((own) => promptOf(own)));
      expect(never + mixed + always).toBeCloseTo(1);
      for (const value of Object.values(usefulShare)) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: propertyRuns(40) },
  );
});
