import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunConfig } from "../fields/config.ts";
import { defaultConfig } from "../fields/defaults.ts";
import { legalConfig } from "../values/arbitrary.ts";
import {
  generatedTokens,
  operations,
  optimizerSteps,
  priceOf,
  rolloutSteps,
  rollouts,
  sizeNotes,
  sizeOf,
  trainedTokens,
} from "./runSize.ts";

const row = (config: RunConfig, label: string) => {
  const found = sizeOf(config, [{ name: "the defaults", config: defaultConfig }]).find((one) => one.label === label);
  if (!found) throw new Error(`no row ${label}`);
  return found;
};

test("the example of the document comes out: 1,000 prompts, 2 epochs, n 8 and chunks of 200 are 10 steps of 1,600 rollouts", () => {
  const config = { ...defaultConfig, prompts: 1000, epochs: 2, responseCandidatesCount: 8, chunkSize: 200 };
  expect(rolloutSteps(config)).toBe(10);
  expect(rollouts(config)).toBe(16_000);
  expect(row(config, "Rollout steps").formula).toContain("1,600 rollouts");
});

test("a chunk left to the service has 200 prompts, -1 turns chunks off, and a small data set is one chunk", () => {
  expect(rolloutSteps({ ...defaultConfig, prompts: 1000, chunkSize: "auto" })).toBe(5);
  expect(rolloutSteps({ ...defaultConfig, prompts: 1000, chunkSize: -1 })).toBe(1);
  expect(rolloutSteps({ ...defaultConfig, prompts: 150, chunkSize: "auto" })).toBe(1);
  expect(rolloutSteps({ ...defaultConfig, prompts: 1000, chunkSize: 400, epochs: 3 })).toBe(9);
});

test("where the pages on chunks differ for these prompts, both counts are given", () => {
  const chunks = (prompts: number) => sizeNotes({ ...defaultConfig, prompts })[0]?.text ?? "";
  expect(chunks(300)).toContain("300 prompts make one chunk per epoch");
  expect(row(defaultConfig, "Rollout steps").text).toBe("1 or 2");
  expect(row({ ...defaultConfig, prompts: 301 }, "Rollout steps").text).toBe("2");
  expect(chunks(301)).not.toContain("make one chunk");
  expect(chunks(200)).not.toContain("make one chunk");
  expect(sizeNotes({ ...defaultConfig, chunkSize: 200 }).filter(({ text }) => text.includes("chunk"))).toEqual([]);
});

test("what a run is priced by is a dated note, and no size of model is called free", () => {
  const notes = sizeNotes({ ...defaultConfig, modelSize: 8 });
  expect(notes.at(-1)?.source.asOf).toBe("2026-08-11");
  expect(notes.map(({ text }) => text).join()).not.toMatch(/free/);
});

test("optimizer steps and rollout steps are not the same", () => {
  expect(optimizerSteps(defaultConfig)).toBe(75);
  expect(rolloutSteps(defaultConfig)).toBe(2);
});

test("generated tokens follow the service's formula, trained ones our length estimate", () => {
  expect(generatedTokens(defaultConfig)).toBeCloseTo(300 * 4 * 0.6 * 2048, 6);
  expect(trainedTokens(defaultConfig)).toBe(300 * 4 * 2048);
});

test("what costs more tokens costs more, in proportion", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      const twice = { ...config, prompts: 2 * config.prompts };
      expect(operations(twice) / operations(config)).toBeCloseTo(2, 9);
      expect(row(config, "Relative cost").value).toBeGreaterThan(0);
    }),
  );
  expect(row(defaultConfig, "Relative cost").text).toBe("1 × the defaults");
});

test("every row of any legal config has a finite value, and the formula holds its own inputs", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      for (const { value, text, formula, note } of sizeOf(config, [{ name: "the defaults", config: defaultConfig }])) {
        expect(Number.isFinite(value) && value > 0).toBe(true);
        expect(`${text} ${formula} ${note}`).not.toMatch(/NaN|Infinity|undefined/);
      }
    }),
  );
  const { formula } = row(defaultConfig, "Optimizer steps");
  for (const part of ["300 prompts × 4 rollouts × 2,048 tokens ÷ 32,768 tokens", "= 75 per epoch, × 1"])
    expect(formula).toContain(part);
});

test("the cost is set beside each reference by its name", () => {
  const baseline = { ...defaultConfig, responseCandidatesCount: 8 };
  const costs = sizeOf(defaultConfig, [
    { name: "the defaults", config: defaultConfig },
    { name: "the baseline", config: baseline },
  ]).filter(({ label }) => label === "Relative cost");
  expect(costs.map(({ text }) => text)).toEqual(["1 × the defaults", "0.5 × the baseline"]);
});

test("a price comes from a typed rate only, by hours and GPUs or by tokens", () => {
  const config = { ...defaultConfig, gpuCount: 2 };
  expect(priceOf(config, { rate: 3, unit: "gpu-hour", hours: 5 }).value).toBe(30);
  expect(priceOf(config, { rate: 2, unit: "million-trained", hours: 0 }).value).toBeCloseTo(2 * 2.4576, 9);
  expect(priceOf(config, { rate: 2, unit: "million-generated", hours: 0 }).value).toBeCloseTo(2 * 1.47456, 9);
});
