import fc from "fast-check";
import { expect, test } from "vitest";
import type { Field, RunConfig } from "../fields/config.ts";
import { entries, parameters } from "../fields/parameters.ts";
import { legalConfig } from "./arbitrary.ts";
import { fieldText, typedText } from "./fieldText.ts";
import { readValue } from "./typedValue.ts";

test.each<[Field, RunConfig[Field], string, string]>([
  ["learningRate", 1e-4, "1e-4", "1e-4"],
  ["batchSize", 32768, "32,768 tokens", "32768"],
  ["temperature", 0.123, "0.123", "0.123"],
  ["gameableShare", 0.2875, "28.75%", "0.2875"],
  ["modelSize", 8, "8B", "8"],
  ["chunkSize", "auto", "auto", "auto"],
  ["chunkSize", 1000, "1,000 prompts", "1000"],
  ["lossMethod", "gspo-token", "GSPO-token", "gspo-token"],
])("%s %s is read as %s and typed as %s", (field, value, read, typed) => {
  expect(fieldText(field, value)).toBe(read);
  expect(typedText(field, value)).toBe(typed);
});

const inTwelveDigits = (value: RunConfig[Field]) => (typeof value === "number" ? Number(value.toPrecision(12)) : value);

test("two values that differ never look the same, and what is written can be typed", () => {
  fc.assert(
    fc.property(legalConfig, legalConfig, (one, other) => {
      for (const [field] of entries) {
        const [mine, others] = [inTwelveDigits(one[field]), inTwelveDigits(other[field])];
        expect(fieldText(field, mine) === fieldText(field, others)).toBe(mine === others);
        if (parameters[field].kind === "choice") continue;
        expect(readValue(typedText(field, one[field]), field)).toEqual({ ok: true, value: one[field] });
      }
    }),
    { numRuns: 2000 },
  );
});
