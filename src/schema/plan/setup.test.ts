import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunConfig } from "../fields/config.ts";
import { defaultConfig } from "../fields/defaults.ts";
import { zoneOf } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { findingsOf } from "../findings/findings.ts";
import { legalConfig } from "../values/arbitrary.ts";
import { propertyRuns } from "../values/propertyRuns.ts";
import { checkField } from "../values/validate.ts";
import { patchOf } from "./recommendation.ts";
import { recommendForSetup } from "./setup.ts";
import { addsFinding } from "./suggestion.ts";

const started = (config: RunConfig) => ({ ...config, ...patchOf(recommendForSetup(config)) });

test("the default case starts from the defaults", () => {
  expect(patchOf(recommendForSetup(defaultConfig))).toEqual({});
});

test("everything proposed is legal and just right by its band, for any case and any settings", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      const after = started(config);
      for (const { field, to, held } of recommendForSetup(config)) {
        expect(checkField(field, to).ok).toBe(true);
        const { advice } = parameters[field];
        if (advice && !held) expect({ field, zone: zoneOf(to, advice.band(after)) }).toEqual({ field, zone: "right" });
      }
    }),
    { numRuns: propertyRuns(500) },
  );
});

test("there is nothing to warn about in what is proposed, unless nothing fits", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      const rows = recommendForSetup(config);
      const proposed = rows.filter(({ held }) => !held).map(({ field }): string => field);
      const said = findingsOf(started(config))
        .filter(({ fields }) => proposed.includes(fields[0] ?? ""))
        // that hardly any response scores is a fact of the case: more rollouts than are proposed do not change it
        .filter(({ fields }) => !fields.includes("startingReward"));
      expect(said.map(({ message }) => message)).toEqual([]);
    }),
    { numRuns: propertyRuns(500) },
  );
});

test("what is proposed creates no finding, unless nothing fits", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      fc.pre(recommendForSetup(config).every(({ held }) => !held));
      expect(addsFinding(config, started(config))).toBe(false);
    }),
    { numRuns: propertyRuns(500) },
  );
});

test("only the case decides, not the settings as they are, where a batch fits", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      const values = (from: RunConfig) => recommendForSetup(from).map(({ field, to }) => [field, to]);
      fc.pre(recommendForSetup(config).every(({ held }) => !held));
      const { learningRate, epochs, loraRank, batchSize, maxContextLength } = defaultConfig;
      const { temperature, responseCandidatesCount, maxOutputTokens } = defaultConfig;
      const training = { learningRate, epochs, loraRank, batchSize, maxContextLength };
      const other = { ...config, ...training, temperature, responseCandidatesCount, maxOutputTokens };
      expect(values(config)).toEqual(values(other));
    }),
  );
});

test("the rank follows the task and the model", () => {
  const rank = (patch: Partial<RunConfig>) => started({ ...defaultConfig, gpuCount: 8, ...patch }).loraRank;
  expect(rank({ taskComplexity: "simple" })).toBe(4);
  expect(rank({ taskComplexity: "medium" })).toBe(8);
  expect(rank({ taskComplexity: "complex" })).toBe(16);
  expect(rank({ taskComplexity: "complex", modelSize: 70 })).toBe(32);
});

test("a long typical sequence gets a longer context, and a batch of at least two of them", () => {
  const { maxContextLength, batchSize } = started({ ...defaultConfig, typicalTokens: 12_000 });
  expect(maxContextLength).toBe(32_768);
  expect(batchSize).toBe(65_536);
});

test("where memory is short the context gives way to the batch", () => {
  const { maxContextLength, batchSize } = started({ ...defaultConfig, gpuMemory: 26 });
  expect(maxContextLength).toBeLessThan(8192);
  expect(batchSize).toBeGreaterThanOrEqual(2 * maxContextLength);
});

test("few prompts get more passes, a low starting reward more rollouts", () => {
  expect(started({ ...defaultConfig, prompts: 40 }).epochs).toBe(3);
  expect(started({ ...defaultConfig, startingReward: 0.1 }).responseCandidatesCount).toBe(7);
});

test("where hardly any response scores, more is explored", () => {
  expect(started({ ...defaultConfig, startingReward: 0.02 })).toMatchObject({
    responseCandidatesCount: 8,
    temperature: 0.8,
  });
});

test("where no batch fits the batch stays and says what would help", () => {
  const row = recommendForSetup({ ...defaultConfig, modelSize: 70 }).find(({ field }) => field === "batchSize");
  expect(row).toMatchObject({ from: 32_768, to: 32_768, held: true });
  expect(row?.reason).toContain("Use more GPUs");
});
