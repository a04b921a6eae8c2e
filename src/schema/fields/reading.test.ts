import { expect, test } from "vitest";
import type { RunConfig } from "./config.ts";
import { defaultConfig } from "./defaults.ts";
import { type AdjustableField, parameters } from "./parameters.ts";

const reading = (field: AdjustableField, change: Partial<RunConfig>) =>
  parameters[field].advice?.reading({ ...defaultConfig, ...change });

test.each<[Partial<RunConfig>, string]>([
  [{}, "21 million trainable weights beside an 8 B model."],
  [{ modelSize: 70 }, "104 million trainable weights beside a 70 B model."],
  [{ modelSize: 70, loraRank: 128 }, "1.66 billion trainable weights beside a 70 B model."],
])("the rank of %j amounts to: %s", (change, text) => {
  expect(reading("loraRank", change)).toBe(text);
});

test.each<[Partial<RunConfig>, string]>([
  [{ maxContextLength: 512 }, "A quarter of a typical sequence of 2,048 tokens."],
  [{ maxContextLength: 1024 }, "Half of a typical sequence of 2,048 tokens."],
  [{ maxContextLength: 2048 }, "Just as long as a typical sequence of 2,048 tokens."],
  [{}, "4 times a typical sequence of 2,048 tokens."],
  [{ typicalTokens: 10_000 }, "82 % of a typical sequence of 10,000 tokens."],
])("the context of %j amounts to: %s", (change, text) => {
  expect(reading("maxContextLength", change)).toBe(text);
});

test.each<[Partial<RunConfig>, string]>([
  [{}, "32,768 ÷ 8,192 = up to 4 full-length sequences a step, about 16 of typical length."],
  [{ batchSize: 8192 }, "8,192 ÷ 8,192 = up to 1 full-length sequence a step, about 4 of typical length."],
  [{ batchSize: 4096 }, "4,096 tokens hold no full-length sequence (8,192) but about 2 of typical length (2,048)."],
  [{ batchSize: 1024 }, "1,024 tokens hold no full-length sequence (8,192) and half of a typical one (2,048)."],
  [
    { maxContextLength: 512 },
    "32,768 ÷ 512 = up to 64 full-length sequences a step; typical ones are longer, and cut to that.",
  ],
  [
    { batchSize: 1024, typicalTokens: 16_384 },
    "1,024 tokens hold no full-length sequence (8,192); typical ones are longer still.",
  ],
])("the batch of %j holds: %s", (change, text) => {
  expect(reading("batchSize", change)?.startsWith(`${text} It `)).toBe(true);
});

test("the batch's memory is rounded, and said to be too much where it is", () => {
  expect(reading("batchSize", { gpuMemory: 40 })).toMatch(/It takes about 31 of the 40 GiB on each GPU\.$/);
  expect(reading("batchSize", { gpuMemory: 16 })).toMatch(/It needs about 31 GiB where each GPU has 16\.$/);
});

test("a batch may be raised only where it is just right and a larger one fits", () => {
  const offer = /That leaves about 62 % free: you may raise it if you want faster training\.$/;
  expect(reading("batchSize", {})).toMatch(offer);
  expect(reading("batchSize", { batchSize: 8192 })).not.toContain("you may");
  expect(reading("batchSize", { gpuMemory: 60, batchSize: 65536 })).not.toContain("you may");
  const noBand = { maxContextLength: 131_072, batchSize: 32_768 };
  expect(parameters.batchSize.advice?.band({ ...defaultConfig, ...noBand })).toBeUndefined();
  expect(reading("batchSize", noBand)).not.toContain("you may");
});

test("a batch at the largest legal size is not to be raised, however much memory is free", () => {
  const roomy = { batchSize: 1_048_576, gpuMemory: 2048 };
  expect(parameters.batchSize.advice?.band({ ...defaultConfig, ...roomy })?.high).toBe(1_048_576);
  expect(reading("batchSize", roomy)).not.toContain("you may");
});
