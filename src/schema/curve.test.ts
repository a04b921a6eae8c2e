import { expect, test } from "vitest";
import { stepAt, valueAt } from "./curve.ts";

const [step, values] = [
  [0, 10, 20],
  [0.2, 0.4, 0.8],
];

test("a curve is linear between its points, and NaN outside of their range", () => {
  const at = (place: number) => valueAt(step, values, place);
  expect([0, 5, 10, 15, 20].map(at)).toEqual([0.2, 0.30000000000000004, 0.4, 0.6000000000000001, 0.8]);
  expect([at(-1), at(21), valueAt([], [], 0)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

test("a repeated step has the value that came first", () => {
  expect(valueAt([0, 5, 5, 10], [0, 1, 3, 3], 5)).toBe(1);
});

test("a level is reached between points, at the start, or never", () => {
  const reached = (level: number) => stepAt(step, values, level);
  expect(reached(0.3)).toBeCloseTo(5, 12);
  expect(reached(0.8)).toBe(20);
  expect(reached(0.1)).toBe(0);
  expect(reached(0.9)).toBe(20);
  expect(stepAt([0, 1, 2], [0, 1, 0], 0.5)).toBe(0.5);
  expect(stepAt([], [], 0)).toBeNaN();
});
