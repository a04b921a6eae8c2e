import { expect, test } from "vitest";
import { mean } from "../../schema/curve.ts";
import { gaussians, permutation, pick, uniform } from "./random.ts";

test("draws the same number for the same counters and another one when any of them changes", () => {
  const draws = [
    uniform(1, 2, 3, 4),
    uniform(2, 2, 3, 4),
    uniform(1, 3, 3, 4),
    uniform(1, 2, 4, 4),
    uniform(1, 2, 3, 5),
  ];
  expect(uniform(1, 2, 3, 4)).toBe(draws[0]);
  expect(new Set(draws).size).toBe(5);
});

test("draws uniforms strictly between 0 and 1, evenly", () => {
  const draws = Array.from({ length: 100_000 }, (_, i) => uniform(7, 12, i, 0));
  expect(draws.every((draw) => draw > 0 && draw < 1)).toBe(true);
  const tenths = Array.from({ length: 10 }, (_, k) => draws.filter((draw) => Math.floor(10 * draw) === k).length);
  // 10,000 in each, standard deviation 95
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test("draws gaussians of mean 0 and variance 1 whose pairs do not correlate", () => {
  const values = gaussians(100_001, 7, 13);
  expect(values.length).toBe(100_001);
  expect(Math.abs(mean(values))).toBeLessThan(0.02);
  expect(mean(values.map((x) => x * x))).toBeCloseTo(1, 1);
  expect(Math.abs(mean(values.slice(1).map((x, i) => x * (values[i] ?? 0))))).toBeLessThan(0.02);
});

test("puts every number once into a permutation, each place equally often", () => {
  const orders = Array.from({ length: 6000 }, (_, i) => permutation(3, (last) => pick(5, 31, i, last, last + 1)));
  const counts = new Map<string, number>();
  for (const order of orders) counts.set(order.join(), (counts.get(order.join()) ?? 0) + 1);
  expect([...counts.keys()].sort()).toEqual(["0,1,2", "0,2,1", "1,0,2", "1,2,0", "2,0,1", "2,1,0"]);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
});
