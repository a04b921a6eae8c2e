import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunConfig } from "../fields/config.ts";
import { defaultConfig } from "../fields/defaults.ts";
import { zoneOf } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { stepsPerEpoch } from "../fields/sizing.ts";
import { legalConfig } from "../values/arbitrary.ts";
import { propertyRuns } from "../values/propertyRuns.ts";
import { checkField } from "../values/validate.ts";
import { type GoalId, goalIds } from "./goalLabels.ts";
import { goals, recommendForGoal } from "./goals.ts";
import { patchOf } from "./recommendation.ts";
import { addsFinding } from "./suggestion.ts";

const patchFor = (id: GoalId, config: RunConfig) => patchOf(recommendForGoal(id, config));
const everyGoal = fc.constantFrom(...goalIds);

test("every goal of the document changes the default settings as the document says", () => {
  expect(patchFor("faster", defaultConfig)).toEqual({ epochs: 2, learningRate: 1.5e-4 });
  expect(patchFor("better", defaultConfig)).toEqual({
    temperature: 1,
    responseCandidatesCount: 6,
    maxOutputTokens: 4096,
  });
  expect(patchFor("safer", defaultConfig)).toEqual({ temperature: 0.5, topP: 0.9, topK: 20 });
  expect(patchFor("creative", defaultConfig)).toEqual({ temperature: 1, topP: 0.9 });
  expect(patchFor("cheaper", { ...defaultConfig, responseCandidatesCount: 8 })).toEqual({
    responseCandidatesCount: 4,
    maxOutputTokens: 1024,
    batchSize: 16384,
  });
  expect(patchFor("capacity", defaultConfig)).toEqual({ loraRank: 16 });
  expect(patchFor("overfitting", { ...defaultConfig, epochs: 4, loraRank: 32 })).toEqual({ epochs: 1, loraRank: 8 });
});

test("what a goal proposes is legal, on the control, and never blocked, for any legal config", () => {
  fc.assert(
    fc.property(legalConfig, everyGoal, (config, id) => {
      for (const { field, from, to, reason, source } of recommendForGoal(id, config)) {
        expect(from).toBe(config[field]);
        expect(checkField(field, to)).toEqual({ ok: true, value: to });
        if (to !== from) expect(parameters[field].scale.lattice).toContain(to);
        expect(reason).toMatch(/^Fireworks: .*\.$/);
        expect(source.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      }
    }),
    { numRuns: propertyRuns(300) },
  );
});

test("a goal that was taken is there: taken again, it changes nothing", () => {
  fc.assert(
    fc.property(legalConfig, everyGoal, (config, id) => {
      const after = { ...config, ...patchFor(id, config) };
      expect(patchFor(id, after)).toEqual({});
    }),
    { numRuns: propertyRuns(300) },
  );
});

test("a preset creates no finding, and leaves every field that it changes within its range", () => {
  fc.assert(
    fc.property(legalConfig, everyGoal, (config, id) => {
      const rows = recommendForGoal(id, config);
      const after = { ...config, ...patchOf(rows) };
      expect(addsFinding(config, after)).toBe(false);
      for (const { field, from, to } of rows) {
        const band = parameters[field].advice?.band(after);
        if (to !== from && band) expect([id, field, zoneOf(to, band)]).toEqual([id, field, "right"]);
      }
    }),
    { numRuns: propertyRuns(500) },
  );
});

test("Fireworks' example is taken as far as it is recommended, and its caveat is told", () => {
  const rows = recommendForGoal("example", { ...defaultConfig, prompts: 500 });
  expect(patchOf(rows)).toEqual({ epochs: 3, responseCandidatesCount: 8, maxOutputTokens: 512 });
  expect(rows.find(({ field }) => field === "epochs")).toMatchObject({ held: true });
  expect(goals.example.does).toContain("20 rows");
});

test("a goal touches no field outside of its pattern, and never the case", () => {
  fc.assert(
    fc.property(legalConfig, everyGoal, (config, id) => {
      for (const field of Object.keys(patchFor(id, config)) as (keyof RunConfig)[]) {
        expect(["trainingConfig", "inferenceParameters"]).toContain(parameters[field].group);
      }
    }),
  );
});

test("a field that is already there stays where it is", () => {
  expect(patchFor("faster", { ...defaultConfig, epochs: 3, learningRate: 1.2e-4 })).toEqual({});
  expect(patchFor("better", { ...defaultConfig, temperature: 1.1, responseCandidatesCount: 16 })).toEqual({
    maxOutputTokens: 4096,
  });
  expect(patchFor("capacity", { ...defaultConfig, loraRank: 64 })).toEqual({});
});

test("faster convergence stays below twice the default rate", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      const { learningRate = config.learningRate } = patchFor("faster", config);
      expect(learningRate).toBeLessThan(2e-4);
      expect(learningRate).toBeGreaterThan(1e-4);
    }),
  );
});

test("a rate that is too high comes down, and the reason says so", () => {
  const [, rate] = recommendForGoal("faster", { ...defaultConfig, learningRate: 4e-4 });
  expect(rate).toMatchObject({
    field: "learningRate",
    to: 1.5e-4,
    reason: expect.stringContaining("stay below"),
  });
  const [, raised] = recommendForGoal("faster", defaultConfig);
  expect(raised?.reason).not.toBe(rate?.reason);
});

test("a cut-off that is off counts as the widest, not as the narrowest", () => {
  expect(patchFor("safer", { ...defaultConfig, topK: 0 })).toMatchObject({ topK: 20 });
});

test("longer responses leave the prompt half of the context, and say what holds them", () => {
  const rows = recommendForGoal("better", { ...defaultConfig, maxContextLength: 2048 });
  const output = rows.find(({ field }) => field === "maxOutputTokens");
  expect(output).toMatchObject({ to: 2048, held: true });
  expect(output?.reason).toContain("A context of 2,048 tokens holds no more");
});

test("a cheaper batch still holds two full-length sequences", () => {
  const rows = recommendForGoal("cheaper", { ...defaultConfig, maxContextLength: 32768, batchSize: 131072 });
  const batch = rows.find(({ field }) => field === "batchSize");
  expect(batch).toMatchObject({ to: 65536, held: true });
});

test("a cheaper batch holds two full-length sequences where none fits in the memory, too", () => {
  const config = { ...defaultConfig, maxContextLength: 65536, batchSize: 524288, gpuMemory: 16 };
  expect(parameters.batchSize.advice?.band(config)).toBeUndefined();
  expect(patchFor("cheaper", config)).toMatchObject({ batchSize: 131072 });
});

test("passes are not cut below what the data set needs for enough steps", () => {
  const config = { ...defaultConfig, prompts: 40, epochs: 6 };
  const { epochs = config.epochs } = patchFor("overfitting", config);
  expect(epochs * stepsPerEpoch(config)).toBeGreaterThanOrEqual(25);
  expect(epochs).toBeLessThan(6);
});

test("every goal says what it costs or does in one sentence", () => {
  for (const { does } of Object.values(goals)) {
    expect(does).toMatch(/\.$/);
  }
});
