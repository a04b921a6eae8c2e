import fc from "fast-check";
import { expect, test } from "vitest";
import type { Field } from "../fields/config.ts";
import { entries, parameters } from "../fields/parameters.ts";
import { legalConfig } from "./arbitrary.ts";
import { propertyRuns } from "./propertyRuns.ts";
import { checkField, ruleOf } from "./validate.ts";

const reasonOf = (field: Field, value: unknown) => {
  const checked = checkField(field, value);
  return checked.ok ? "" : checked.reason;
};

test.each<[Field, string]>([
  ["epochs", "a whole number, 1–10"],
  ["learningRate", "1e-5–5e-4"],
  ["batchSize", "a whole number, 1,024–1,048,576"],
  ["topP", "above 0, at most 1"],
  ["loraRank", "one of 4, 8, 16, 32, 64, 128"],
  ["klBeta", '"auto" or 0–10'],
  ["chunkSize", '"auto" or a whole number, -1 to 10,000, except 0'],
  ["lossMethod", "one of grpo, dapo, gspo-token"],
])("%s takes %s", (field, rule) => {
  expect(ruleOf(parameters[field])).toBe(rule);
});

test.each<[Field, unknown, string]>([
  ["epochs", 1.5, "1.5"],
  ["epochs", 11, "11"],
  ["epochs", "1", "the text “1”"],
  ["epochs", -5, "-5"],
  ["loraRank", 5, "5"],
  ["learningRate", 1e-3, "1e-3"],
  ["learningRate", Number.NaN, "NaN"],
  ["learningRate", Number.POSITIVE_INFINITY, "Infinity"],
  ["batchSize", 1000, "1000"],
  ["topP", 0, "0"],
  ["klBeta", "off", "“off”"],
  ["klBeta", null, "null"],
  ["chunkSize", 0, "0"],
  ["lossMethod", "ppo", "“ppo”"],
  ["taskComplexity", {}, "an object"],
])("%s refuses %s by its label, its rule and what it got", (field, value, got) => {
  const parameter = parameters[field];
  expect(reasonOf(field, value)).toBe(`${parameter.label} must be ${ruleOf(parameter)} (got ${got})`);
});

test("a reason for the bound is given where the entry has one", () => {
  expect(reasonOf("responseCandidatesCount", 1)).toContain(parameters.responseCandidatesCount.refused?.low);
  expect(reasonOf("responseCandidatesCount", 99)).not.toContain(parameters.responseCandidatesCount.refused?.low);
});

test("a rate of 0 or below is refused for its sign, not as one for full fine-tuning", () => {
  const { low = "", notPositive = "" } = parameters.learningRate.refused ?? {};
  for (const [rate, got] of [
    [0, "(got 0: "],
    [-1e-4, "(got -1e-4: "],
  ] as const) {
    const reason = reasonOf("learningRate", rate);
    expect(reason).toContain(got + notPositive);
    expect(reason).not.toContain(low);
  }
  expect(reasonOf("learningRate", 1e-6)).toContain(low);
});

test("a long or invisible text is cut and made visible", () => {
  expect(reasonOf("epochs", "\u202e\u0000".padEnd(500, "x"))).toMatch(/“\\u\{202e\}\\u\{0\}x{38}…”/);
});

test("-0 is read as 0", () => {
  expect(checkField("topK", -0)).toEqual({ ok: true, value: 0 });
});

test("a reason names the value as it was written", () => {
  expect(checkField("learningRate", Number("1e999"), "1e999")).toMatchObject({
    ok: false,
    reason: expect.stringContaining("(got 1e999)"),
  });
});

test("every legal config passes unchanged", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      for (const [field] of entries)
        expect(checkField(field, config[field])).toEqual({ ok: true, value: config[field] });
    }),
    { numRuns: propertyRuns(300) },
  );
});

test("whatever is given, the field takes it or says why not, by its label", () => {
  const fields = fc.constantFrom(...entries.map(([field]) => field));
  fc.assert(
    fc.property(fields, fc.oneof(fc.anything(), fc.double()), (field, value) => {
      const checked = checkField(field, value);
      if (checked.ok) expect(checked.value).toEqual(value === 0 ? 0 : value);
      else expect(checked.reason.startsWith(`${parameters[field].label} must be `)).toBe(true);
    }),
    { numRuns: propertyRuns(1000) },
  );
});
