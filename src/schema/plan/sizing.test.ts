import { expect, test } from "vitest";
import { architectureOf, published } from "../fields/architecture.ts";
import { defaultConfig } from "../fields/defaults.ts";
import {
  adapterWeights,
  batchSizes,
  FILL_LIMIT,
  fullLengthSequences,
  largestBatch,
  responsesPerStep,
  stepsPerEpoch,
} from "../fields/sizing.ts";
import { estimateMemory } from "./memory.ts";

test("8 B, rank 8 and 32k tokens on one GPU of 80 GiB take about 31 GiB", () => {
  const { total, available, headroom } = estimateMemory(defaultConfig);
  expect(total).toBeGreaterThan(30.5);
  expect(total).toBeLessThan(31.5);
  expect(available).toBe(80);
  expect(headroom).toBeCloseTo(1 - total / 80, 12);
});

test("the terms add up to the total", () => {
  for (const batchSize of batchSizes) {
    const { terms, total } = estimateMemory({ ...defaultConfig, batchSize });
    expect(terms.reduce((sum, { gib }) => sum + gib, 0)).toBeCloseTo(total, 9);
  }
});

test("a rank 8 adapter of Llama 3.1 8B has 20,971,520 weights", () => {
  expect(adapterWeights(defaultConfig)).toBe(20_971_520);
});

test("the default run takes 75 optimizer steps", () => {
  expect(stepsPerEpoch(defaultConfig)).toBe(75);
});

test("a step takes at least one batch", () => {
  expect(stepsPerEpoch({ ...defaultConfig, prompts: 1, typicalTokens: 16 })).toBe(1);
});

test("a 64k batch holds 8 sequences of 8k", () => {
  const config = { ...defaultConfig, batchSize: 65_536 };
  expect(fullLengthSequences(config)).toBe(8);
  expect(responsesPerStep(config)).toBe(32);
});

test("more tokens need more memory, more GPUs less", () => {
  const totals = batchSizes.map((tokens) => estimateMemory({ ...defaultConfig, batchSize: tokens }).total);
  expect(totals).toEqual(totals.toSorted((one, other) => one - other));
  expect(estimateMemory({ ...defaultConfig, gpuCount: 4 }).total).toBeLessThan(estimateMemory(defaultConfig).total);
});

test("the largest batch fits and the next one does not", () => {
  const largest = largestBatch(defaultConfig) ?? 0;
  expect(estimateMemory({ ...defaultConfig, batchSize: largest }).total).toBeLessThanOrEqual(FILL_LIMIT * 80);
  expect(estimateMemory({ ...defaultConfig, batchSize: 2 * largest }).total).toBeGreaterThan(FILL_LIMIT * 80);
  expect(largestBatch({ ...defaultConfig, gpuMemory: 4 })).toBeUndefined();
});

test.each(published)("$model has the shape that was published", ({ size, model, layers, hidden }) => {
  expect(architectureOf(size)).toMatchObject({ from: model, layers, hidden });
});

test("a size between two published ones lies between them and says so", () => {
  const shape = architectureOf(20);
  expect(shape.from).toBe("interpolated from Qwen2.5 14B and Qwen2.5 32B");
  expect(shape.layers).toBeGreaterThan(48);
  expect(shape.layers).toBeLessThan(64);
});

test.each([0.1, 0.5, 405, 2000])("a size beyond the published ones, %d B, still has a shape", (size) => {
  const { layers, hidden, feedForward, vocabulary, keyValueWidth } = architectureOf(size);
  for (const dimension of [layers, hidden, feedForward, vocabulary, keyValueWidth]) {
    expect(Number.isInteger(dimension) && dimension >= 1).toBe(true);
  }
});
