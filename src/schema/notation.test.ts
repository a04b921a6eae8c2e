import { expect, test } from "vitest";
import { brief, grouped, percent, shortest, spoken, tickLabel } from "./notation.ts";
import { parameters } from "./parameters.ts";

test.each([
  [1e-4, "rate", "1e-4"],
  [2.5e-5, "rate", "2.5e-5"],
  [0.7, "plain", "0.7"],
  [32768, "tokens", "32768"],
  [0.28, "share", "0.28"],
  [5e-324, "plain", "5e-324"],
] as const)("%d as %s is written %s", (value, notation, text) => {
  expect(shortest(value, notation)).toBe(text);
  expect(Number(text)).toBe(value);
});

test("counts are set apart in thousands", () => {
  expect(grouped(32768)).toBe("32,768");
  expect(brief(0.066666)).toBe("0.0667");
  expect(percent(0.28)).toBe("28 %");
});

test.each([
  [32768, "tokens", "32k"],
  [1048576, "tokens", "1M"],
  [512, "tokens", "512"],
  [1e-4, "rate", "1e-4"],
] as const)("the tick of %d as %s is %s", (value, notation, label) => {
  expect(tickLabel(value, notation)).toBe(label);
});

test("values are spoken with their unit", () => {
  expect(spoken(parameters.batchSize, 32768)).toBe("32,768 tokens");
  expect(spoken(parameters.learningRate, 1e-4)).toBe("1e-4");
  expect(spoken(parameters.gameableShare, 0.28)).toBe("28 %");
});
