import fc from "fast-check";
import { expect, test } from "vitest";
import type { Field } from "../fields/config.ts";
import { entries, parameters } from "../fields/parameters.ts";
import { legalConfig } from "./arbitrary.ts";
import { propertyRuns } from "./propertyRuns.ts";
import { checkField } from "./validate.ts";

const reasonOf = (field: Field, value: unknown) => {
  const checked = checkField(field, value);
  return checked.ok ? "" : checked.reason;
};

test.each([
  ["epochs", 1.5, "Epochs must be a whole number from 1 to 10; 1.5 is not whole"],
  ["epochs", 11, "Epochs must be a whole number from 1 to 10; 11 is too large"],
  ["epochs", "1", "Epochs must be a whole number from 1 to 10; “1” is text, not a plain number"],
  ["loraRank", 5, "LoRA rank must be one of 4, 8, 16, 32, 64, 128; 5 is not one of them"],
  ["learningRate", 1e-3, "Learning rate must be a number from 1e-5 to 5e-4; 0.001 is too large"],
  ["learningRate", Number.NaN, "Learning rate must be a number from 1e-5 to 5e-4; NaN is not a number"],
  ["learningRate", Number.POSITIVE_INFINITY, "Learning rate must be a number from 1e-5 to 5e-4; Infinity is too large"],
  ["batchSize", 1000, "Batch size must be a whole number from 1,024 to 1,048,576; 1000 is too small"],
  ["topP", 0, "Top-p must be a number above 0, at most 1; 0 is too small"],
  ["klBeta", "off", 'KL weight must be "auto" or a number from 0 to 10; “off” is not a number'],
  ["epochs", -5, "Epochs must be a whole number from 1 to 10; -5 is too small"],
  ["chunkSize", 0, 'Chunk size must be "auto" or a whole number from -1 to 10,000, but not 0; 0 is not allowed'],
  ["klBeta", null, 'KL weight must be "auto" or a number from 0 to 10; null is not a number'],
  ["lossMethod", "ppo", "Loss method must be one of grpo, dapo, gspo-token; “ppo” is none of them"],
  ["taskComplexity", {}, "Task must be one of simple, medium, complex; an object is none of them"],
] as const)("%s refuses %s and says why", (field, value, reason) => {
  expect(reasonOf(field, value)).toBe(reason);
});

test("a long or invisible text is named short and visible", () => {
  expect(reasonOf("epochs", "\u202e\u0000".padEnd(500, "x"))).toMatch(/; “\\u\{202e\}\\u\{0\}x{38}…” is not a number$/);
});

test("-0 is read as 0", () => {
  expect(checkField("topK", -0)).toEqual({ ok: true, value: 0 });
});

test("a reason names the value as it was written", () => {
  expect(checkField("learningRate", Number("1e999"), "1e999")).toEqual({
    ok: false,
    reason: "Learning rate must be a number from 1e-5 to 5e-4; 1e999 is too large",
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
