import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunConfig } from "../fields/config.ts";
import { defaultConfig } from "../fields/defaults.ts";
import { parameters, scenarioFields } from "../fields/parameters.ts";
import { legalConfig } from "../values/arbitrary.ts";
import { propertyRuns } from "../values/propertyRuns.ts";
import { bandShift, bandShifts } from "./bandShifts.ts";

const inSetup = (facts: Partial<RunConfig>): RunConfig => ({ ...defaultConfig, ...facts });

test("the default setup moves no range", () => {
  expect(bandShifts(defaultConfig)).toEqual([]);
});

test("a complex task moves the range of the rank, and is named as the cause", () => {
  const shift = bandShift("loraRank", inSetup({ taskComplexity: "complex", gpuMemory: 141 }));
  expect(shift).toMatchObject({
    from: { low: 8, high: 16 },
    to: { low: 16, high: 64 },
    facts: ["taskComplexity"],
    text: "8 to 16 → 16 to 64: complex task",
  });
});

test("memory moves the range of the batch only as far as the dataset leaves enough steps", () => {
  expect(bandShift("batchSize", inSetup({ gpuMemory: 141, gpuCount: 8, prompts: 2000 }))).toMatchObject({
    to: { high: 1_048_576 },
    facts: ["prompts", "gpuCount"],
  });
});

test("where nothing fits, that is said", () => {
  const shift = bandShift("batchSize", inSetup({ modelSize: 70 }));
  expect(shift).toMatchObject({ to: undefined, facts: ["modelSize"] });
  expect(shift?.text).toContain("no value fits");
});

test("for any config every shift has a cause, and without its causes the range would be another one", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      for (const { field, from, to, facts, text } of bandShifts(config)) {
        expect(facts.length).toBeGreaterThan(0);
        expect(from).not.toEqual(to);
        expect(text).not.toMatch(/undefined|NaN/);
        for (const fact of facts) expect(scenarioFields).toContain(fact);
        expect(to).toEqual(parameters[field].advice.band(config));
      }
    }),
    { numRuns: propertyRuns(300) },
  );
});
