import { expect, test } from "vitest";
import { roundWeight } from "./precision.ts";

test.each([
  [1, 1],
  [1.07, 1.125],
  [1.06, 1],
  [-1.07, -1.125],
  [0.3, 0.3125],
  [1.99, 2],
  [0, 0],
])("rounds %d to the nearest number with three stored mantissa bits, %d", (weight, rounded) => {
  expect(roundWeight(weight, 3)).toBe(rounded);
});

test.each([
  [1.0625, 1],
  [1.1875, 1.25],
  [1.9375, 2],
  [-1.0625, -1],
])("rounds the tie %d to the even neighbor %d", (weight, rounded) => {
  expect(roundWeight(weight, 3)).toBe(rounded);
});

test("keeps a number that is already rounded", () => {
  for (let weight = 1; weight < 2; weight += 1 / 8) expect(roundWeight(weight, 3)).toBe(weight);
});

test("rounds 7 bits as bf16 does and leaves full precision alone at 0 bits", () => {
  expect(roundWeight(1 + 1 / 128 + 1 / 1024, 7)).toBe(1 + 1 / 128);
  expect(roundWeight(0.1, 0)).toBe(0.1);
});
