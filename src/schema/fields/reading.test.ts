import { expect, test } from "vitest";
import type { RunConfig } from "./config.ts";
import { defaultConfig } from "./defaults.ts";
import { type AdjustableField, adjustableFields, parameters } from "./parameters.ts";

const reading = (field: AdjustableField, change: Partial<RunConfig>) => {
  const { advice } = parameters[field];
  const config = { ...defaultConfig, ...change };
  return `${advice.reading(config)} ${advice.more?.(config) ?? ""}`;
};

/** Numbers and names that a text must hold. */
type Facts = readonly string[];

test.each<[AdjustableField, Partial<RunConfig>, Facts]>([
  ["loraRank", {}, ["21 million", "an 8B model"]],
  ["loraRank", { modelSize: 70 }, ["104 million", "a 70B model"]],
  ["loraRank", { modelSize: 70, loraRank: 128 }, ["1.66 billion"]],
  ["maxContextLength", { maxContextLength: 512 }, ["A quarter of", "2,048 tokens"]],
  ["maxContextLength", { maxContextLength: 1024 }, ["Half of"]],
  ["maxContextLength", { maxContextLength: 2048 }, ["As long as"]],
  ["maxContextLength", {}, ["4×", "2,048 tokens"]],
  ["maxContextLength", { typicalTokens: 10_000 }, ["82%", "10,000 tokens"]],
  ["learningRate", { learningRate: 3e-5 }, ["0.3×", "1e-4"]],
  ["learningRate", { learningRate: 2e-4 }, ["2×", "1e-4"]],
  ["epochs", {}, ["75"]],
  ["epochs", { epochs: 3 }, ["225", "75 per epoch"]],
  ["responseCandidatesCount", {}, ["1,200 rollouts", "75%"]],
  ["batchSize", {}, ["32,768 ÷ 8,192", "Up to 4 full-length", "about 16"]],
  ["batchSize", { batchSize: 8192 }, ["Up to 1 full-length sequence ", "about 4"]],
  ["batchSize", { batchSize: 4096 }, ["no full-length sequence (8,192)", "about 2", "2,048"]],
  ["batchSize", { batchSize: 1024 }, ["no full-length sequence (8,192)", "half of a typical"]],
  ["batchSize", { maxContextLength: 512 }, ["Up to 64 full-length", "truncated"]],
  ["batchSize", { batchSize: 1024, typicalTokens: 16_384 }, ["no full-length sequence (8,192)", "longer"]],
  ["batchSize", { gpuMemory: 40 }, ["about 31 of 40 GB"]],
  ["batchSize", { gpuMemory: 16 }, ["about 31 GB of 16 GB"]],
])("%s of %j amounts to %j", (field, change, facts) => {
  for (const fact of facts) expect(reading(field, change)).toContain(fact);
});

test.each(adjustableFields)("the reading of %s fits the line of a closed row", (field) => {
  expect(parameters[field].advice.reading(defaultConfig).length).toBeLessThanOrEqual(60);
});

test("a batch may be raised only where it is recommended and a larger one fits", () => {
  expect(reading("batchSize", {})).toMatch(/62% is free: you may raise it/);
  expect(reading("batchSize", { batchSize: 8192 })).not.toContain("you may");
  expect(reading("batchSize", { gpuMemory: 60, batchSize: 65536 })).not.toContain("you may");
  const noBand = { maxContextLength: 131_072, batchSize: 32_768 };
  expect(parameters.batchSize.advice.band({ ...defaultConfig, ...noBand })).toBeUndefined();
  expect(reading("batchSize", noBand)).not.toContain("you may");
});

test("the largest legal batch is not to be raised, however much memory is free", () => {
  const roomy = { batchSize: 1_048_576, gpuMemory: 2048, prompts: 3000 };
  expect(parameters.batchSize.advice.band({ ...defaultConfig, ...roomy })?.high).toBe(1_048_576);
  expect(reading("batchSize", roomy)).not.toContain("you may");
});
