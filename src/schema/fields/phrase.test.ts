import { expect, test } from "vitest";
import type { Zone } from "./parameter.ts";
import { type AdjustableField, parameters } from "./parameters.ts";
import { advisedRange, rangeText, subject } from "./phrase.ts";

test.each<[AdjustableField, Zone, number, number, string]>([
  ["learningRate", "high", 5e-5, 2e-4, "2e-4 or less"],
  ["learningRate", "low", 5e-5, 2e-4, "5e-5 or more"],
  ["epochs", "high", 1, 3, "3 or fewer"],
  ["epochs", "low", 2, 3, "2 or more"],
  ["epochs", "low", 9, 9, "9"],
  ["loraRank", "high", 8, 16, "16 or less"],
  ["batchSize", "low", 16384, 131072, "16,384 tokens or more"],
  ["batchSize", "high", 16384, 131072, "131,072 tokens or fewer"],
  ["batchSize", "right", 16384, 131072, "16,384 to 131,072 tokens"],
  ["batchSize", "high", 16384, 16384, "16,384 tokens"],
])("%s that is in zone %s of %d to %d is advised to be %s", (field, zone, low, high, text) => {
  expect(advisedRange(parameters[field], zone, { low, high })).toBe(text);
});

test("a range of one value is that value", () => {
  expect(rangeText(parameters.epochs, { low: 9, high: 9 })).toBe("9");
});

test("what can be counted is counted, the rest has its label", () => {
  expect(subject(parameters.epochs, 1)).toBe("1 epoch is");
  expect(subject(parameters.epochs, 10)).toBe("10 epochs are");
  expect(subject(parameters.responseCandidatesCount, 2)).toBe("2 rollouts per prompt are");
  expect(subject(parameters.learningRate, 4e-4)).toBe("Learning rate 4e-4 is");
  expect(subject(parameters.batchSize, 8192)).toBe("Batch size 8,192 is");
});
