import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { toMiniature } from "../mapping.ts";
import { rateAt, stepsOf, stepsPerEpoch } from "./miniature.ts";

const constant = { ...toMiniature(defaultConfig), rate: 1, warmupSteps: 4 };

test("raises the rate over the warm-up and then holds it", () => {
  expect([0, 1, 2, 3, 4, 99].map((step) => rateAt(constant, step, 100))).toEqual([0.25, 0.5, 0.75, 1, 1, 1]);
});

test("has no warm-up with one step of it", () => {
  expect(rateAt({ ...constant, warmupSteps: 1 }, 0, 100)).toBe(1);
});

test("lowers the rate to 0 in a line or along a cosine", () => {
  const linear = { ...constant, schedule: "linear" } as const;
  const cosine = { ...constant, schedule: "cosine" } as const;
  expect(rateAt(linear, 50, 100)).toBe(0.5);
  expect(rateAt(linear, 99, 100)).toBeCloseTo(0.01, 12);
  expect(rateAt(cosine, 50, 100)).toBeCloseTo(0.5, 12);
  expect(rateAt(cosine, 25, 100)).toBeCloseTo(0.5 + Math.SQRT1_2 / 2, 12);
});

test("counts a last, smaller batch of an epoch as a step", () => {
  const miniature = { ...constant, promptsPerStep: 7, epochs: 2 };
  expect(stepsPerEpoch(miniature)).toBe(43);
  expect(stepsOf(miniature)).toBe(86);
});
