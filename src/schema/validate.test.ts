import fc from "fast-check";
import { expect, test } from "vitest";
import { legalConfig } from "./arbitrary.ts";
import type { Field } from "./config.ts";
import { entries } from "./parameters.ts";
import { checkField } from "./validate.ts";

const reasonOf = (field: Field, value: unknown) => {
  const checked = checkField(field, value);
  return checked.ok ? "" : checked.reason;
};

test.each([
  ["epochs", 1.5, "epochs must be a whole number from 1 to 10; 1.5 is not whole"],
  ["epochs", 11, "epochs must be a whole number from 1 to 10; 11 is above that"],
  ["epochs", "1", "epochs must be a whole number from 1 to 10; “1” is text, not a plain number"],
  ["loraRank", 5, "loraRank must be one of 4, 8, 16, 32, 64, 128; 5 is not one of them"],
  ["learningRate", 1e-3, "learningRate must be a number from 1e-5 to 5e-4; 0.001 is above that"],
  ["learningRate", Number.NaN, "learningRate must be a number from 1e-5 to 5e-4; NaN is not a number"],
  ["learningRate", Number.POSITIVE_INFINITY, "learningRate must be a number from 1e-5 to 5e-4; Infinity is not finite"],
  ["batchSize", 1000, "batchSize must be a whole number from 1,024 to 1,048,576; 1000 is below that"],
  ["topP", 0, "topP must be a number above 0, at most 1; 0 is not above it"],
  ["klBeta", "off", 'klBeta must be "auto" or a number from 0 to 10; “off” is not a number'],
  ["klBeta", null, 'klBeta must be "auto" or a number from 0 to 10; null is not a number'],
  ["lossMethod", "ppo", "lossMethod must be one of grpo, dapo, gspo-token; “ppo” is none of them"],
  ["taskComplexity", {}, "taskComplexity must be one of simple, medium, complex; an object is none of them"],
] as const)("%s refuses %s and says why", (field, value, reason) => {
  expect(reasonOf(field, value)).toBe(reason);
});

test("a long or invisible text is named short and visible", () => {
  expect(reasonOf("epochs", "\u202e\u0000".padEnd(500, "x"))).toMatch(/; “\\u\{202e\}\\u\{0\}x{38}…” is not a number$/);
});

test("-0 is read as 0", () => {
  expect(checkField("topK", -0)).toEqual({ ok: true, value: 0 });
});

test("every legal config passes unchanged", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      for (const [field] of entries)
        expect(checkField(field, config[field])).toEqual({ ok: true, value: config[field] });
    }),
    { numRuns: 2000 },
  );
});

test("whatever is given, the field takes it or says why not, by name", () => {
  const fields = fc.constantFrom(...entries.map(([field]) => field));
  fc.assert(
    fc.property(fields, fc.oneof(fc.anything(), fc.double()), (field, value) => {
      const checked = checkField(field, value);
      if (checked.ok) expect(checked.value).toEqual(value === 0 ? 0 : value);
      else expect(checked.reason.startsWith(`${field} must be `)).toBe(true);
    }),
    { numRuns: 20_000 },
  );
});
