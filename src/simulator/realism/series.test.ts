import { expect, test } from "vitest";
import { gaussians } from "../model/random.ts";
import { deviation, excessKurtosis, groupCorrelation, lag1Autocorrelation, skewness, timeToHalf } from "./series.ts";

const noise = gaussians(20_000, 1, 99);

test("a fair coin has kurtosis -2 and no skew", () => {
  expect(excessKurtosis([1, -1, 1, -1])).toBeCloseTo(-2, 12);
  expect(skewness([1, -1, 1, -1])).toBeCloseTo(0, 12);
  expect(deviation([1, -1, 1, -1])).toBeCloseTo(Math.sqrt(4 / 3), 12);
});

test("one in four is skewed as the binomial is", () => {
  // (1 - 2p) / sqrt(p (1 - p)) and (1 - 6p(1-p)) / (p (1 - p)) at p = 1/4
  expect(skewness([1, 0, 0, 0])).toBeCloseTo(2 / Math.sqrt(3), 12);
  expect(excessKurtosis([1, 0, 0, 0])).toBeCloseTo(-2 / 3, 12);
});

test("normal noise is white, symmetric and of normal tails", () => {
  expect(Math.abs(lag1Autocorrelation(noise))).toBeLessThan(0.03);
  expect(Math.abs(skewness(noise))).toBeLessThan(0.06);
  expect(Math.abs(excessKurtosis(noise))).toBeLessThan(0.12);
  expect(deviation(noise)).toBeCloseTo(1, 1);
});

test("an average of each value with the one before has a correlation of .5", () => {
  const smooth = noise.slice(1).map((value, i) => (value + (noise[i] as number)) / 2);
  expect(lag1Autocorrelation(smooth)).toBeCloseTo(0.5, 1);
});

test("half the gain is made where the curve first crosses the middle", () => {
  expect(timeToHalf([0, 50, 100], [0.2, 0.6, 0.6])).toBeCloseTo(0.25, 12);
  expect(timeToHalf([0, 10, 100], [0, 0, 1])).toBeCloseTo(0.55, 12);
  expect(timeToHalf([0, 1], [0.5, 0.4])).toBeNaN();
});

test("rollouts of one prompt are alike by as much as they share", () => {
  const batch = { prompts: 4, groupSize: 4 };
  expect(groupCorrelation(0.21 / 16, 0.21, batch)).toBeCloseTo(0, 12);
  expect(groupCorrelation(0.21 / 4, 0.21, batch)).toBeCloseTo(1, 12);
  expect(groupCorrelation((0.21 / 16) * (1 + 3 * 0.25), 0.21, batch)).toBeCloseTo(0.25, 12);
});
