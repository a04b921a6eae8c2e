import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NumberStyle, parseNumber } from "./number.ts";

test.each<[string, number | undefined, number | undefined, number | undefined]>([
  // text, strict, logged, typed
  ["1e-4", 1e-4, 1e-4, 1e-4],
  ["1E-4", 1e-4, 1e-4, 1e-4],
  [".0001", 1e-4, 1e-4, 1e-4],
  ["5.", 5, 5, 5],
  ["-0.5", -0.5, -0.5, -0.5],
  ["+3", 3, 3, 3],
  ["1e999", Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ["1,024", undefined, 1024, 1024],
  ["32,768", undefined, 32_768, 32_768],
  ["1,048,576.5", undefined, 1_048_576.5, 1_048_576.5],
  ["62.5%", undefined, 0.625, 0.625],
  [" 7 ", undefined, 7, 7],
  ["0,0001", undefined, undefined, 1e-4],
  ["1,5", undefined, undefined, 1.5],
  ["1×10⁻⁴", undefined, undefined, 1e-4],
  ["10^-4", undefined, undefined, 1e-4],
  ["−5", undefined, undefined, -5],
  ["32 768", undefined, undefined, 32_768],
  ["32_768", undefined, undefined, 32_768],
  ["32k", undefined, undefined, 32_000],
  ["28.7 %", undefined, undefined, 0.287],
  ["0x10", undefined, undefined, undefined],
  ["1e", undefined, undefined, undefined],
  ["Infinity", undefined, undefined, undefined],
  ["-Infinity", undefined, undefined, undefined],
  ["", undefined, undefined, undefined],
  ["1,02", undefined, undefined, 1.02],
  ["1,2,3", undefined, undefined, undefined],
  ["9".repeat(101), undefined, undefined, undefined],
])("“%s” is %s in a link, %s in a log and %s in a text box", (text, strict, logged, typed) => {
  expect(parseNumber(text, "strict")).toBe(strict);
  expect(parseNumber(text, "logged")).toBe(logged);
  expect(parseNumber(text, "typed")).toBe(typed);
});

describe.each<NumberStyle>(["strict", "logged", "typed"])("%s", (style) => {
  test("every number comes back from its shortest text", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value + 0), style)).toBe(value + 0);
      }),
      { numRuns: 5000 },
    );
  });

  test("any text gives a number or none, never NaN", () => {
    const numberLike = fc.string({ unit: fc.constantFrom(..."0123456789.,eE+-−×^k% _⁻⁴x"), maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(numberLike, fc.string({ unit: "binary" })), (text) => {
        expect(parseNumber(text, style)).not.toBeNaN();
      }),
      { numRuns: 10_000 },
    );
  });
});
