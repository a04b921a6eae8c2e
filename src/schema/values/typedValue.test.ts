import fc from "fast-check";
import { expect, test } from "vitest";
import type { Field } from "../fields/config.ts";
import { grouped, shortest, spoken } from "../fields/notation.ts";
import { entries } from "../fields/parameters.ts";
import { anyCharacter, legalValue } from "./arbitrary.ts";
import { propertyRuns } from "./propertyRuns.ts";
import { readNumber } from "./typedValue.ts";

test.each<[Field, string, number]>([
  ["learningRate", "1e-4", 1e-4],
  ["learningRate", "1E-4", 1e-4],
  ["learningRate", ".0001", 1e-4],
  ["learningRate", " 0.0001\n", 1e-4],
  ["learningRate", "1×10⁻⁴", 1e-4],
  ["learningRate", "2.5 × 10⁻⁵", 2.5e-5],
  ["learningRate", "1x10^-4", 1e-4],
  ["learningRate", "1·10⁻⁴", 1e-4],
  ["learningRate", "10⁻⁴", 1e-4],
  ["learningRate", "1e−4", 1e-4],
  ["learningRate", "0,0001", 1e-4],
  ["learningRate", "1,5e-4", 1.5e-4],
  ["temperature", "0,7", 0.7],
  ["temperature", "1,234", 1.234],
  ["batchSize", "32k", 32768],
  ["batchSize", "32 K", 32768],
  ["batchSize", "1M", 1048576],
  ["batchSize", "1.5k", 1536],
  ["batchSize", "1,5k", 1536],
  ["batchSize", "32,768", 32768],
  ["batchSize", "32 768", 32768],
  ["batchSize", "32\u202f768", 32768],
  ["batchSize", "32_768", 32768],
  ["batchSize", "1,048,576", 1048576],
  ["batchSize", "32,768 tokens", 32768],
  ["prompts", "1,000", 1000],
  ["gpuMemory", "1,024", 1024],
  ["gpuMemory", "80 GiB", 80],
  ["modelSize", "8B", 8],
  ["gpuMemory", "80GB", 80],
  ["gpuMemory", "80 gb", 80],
  ["gpuMemory", "80GiB", 80],
  ["gpuMemory", "80 G", 80],
  ["modelSize", "8 B", 8],
  ["modelSize", "1.5b", 1.5],
  ["prompts", "10k", 10_000],
  ["prompts", "1.001k", 1001],
  ["prompts", "1,5K prompts", 1500],
  ["prompts", "1M", 1_000_000],
  ["gameableShare", "28 %", 0.28],
  ["gameableShare", "28.7%", 0.287],
  ["gameableShare", "0.28", 0.28],
  ["chunkSize", "−1", -1],
])("%s reads “%s” as %d", (field, text, value) => {
  expect(readNumber(text, field)).toEqual({ ok: true, value });
});

test.each<[Field, string]>([
  ["learningRate", "abc"],
  ["learningRate", "NaN"],
  ["learningRate", "110^-6"],
  ["learningRate", "1e-4 1e-5"],
  ["learningRate", "1k"],
  ["gpuMemory", "1k"],
  ["batchSize", "k"],
  ["gameableShare", "x"],
])("%s refuses “%s”, which is no number, and gives an example that it takes", (field, text) => {
  const reading = readNumber(text, field);
  const [, example = ""] = /e\.g\. (\S+)/.exec(reading.ok ? "" : reading.reason) ?? [];
  expect(reading).toMatchObject({ ok: false, reason: expect.stringContaining(`“${text}”`) });
  expect(readNumber(example, field).ok).toBe(true);
});

test.each<[Field, string, string]>([
  ["learningRate", "0,001", "got 1e-3"],
  ["learningRate", "1e999", "got 1e999"],
  ["prompts", "2M", "got 2000000"],
  ["chunkSize", "0", "got 0"],
  ["batchSize", "3,2768", "got 3.2768"],
  ["epochs", "1,5", "got 1.5"],
  ["modelSize", "1,500", "1500 or 1.5"],
])("%s refuses “%s” and says %s", (field, text, part) => {
  expect(readNumber(text, field)).toEqual({ ok: false, reason: expect.stringContaining(part) });
});

test("an empty text asks for a number", () => {
  expect(readNumber("", "learningRate").ok).toBe(false);
});

const numeric = entries.flatMap(([field, parameter]) => (parameter.kind === "number" ? [{ field, parameter }] : []));

test("what the page writes, it reads back", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...numeric).chain((entry) => legalValue(entry.parameter).map((value) => ({ ...entry, value }))),
      ({ field, parameter, value }) => {
        const number = Number(value);
        const expected = { ok: true, value: number };
        expect(readNumber(shortest(number, parameter.notation), field)).toEqual(expected);
        if (!parameter.whole) return;
        expect(readNumber(grouped(number), field)).toEqual(expected);
        expect(readNumber(spoken(parameter, number), field)).toEqual(expected);
      },
    ),
    { numRuns: propertyRuns(1000) },
  );
});

test("any text gives a number within the bounds, or a reason; never NaN", () => {
  const numberLike = fc.string({ unit: fc.constantFrom(..."0123456789.,eE+-−×^k% _⁻⁴x"), maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom(...numeric), fc.oneof(numberLike, fc.string({ unit: anyCharacter })), (entry, text) => {
      const { field, parameter } = entry;
      const reading = readNumber(text, field);
      if (!reading.ok) expect(reading.reason).not.toBe("");
      else expect(reading.value >= parameter.hard.min && reading.value <= parameter.hard.max).toBe(true);
    }),
    { numRuns: propertyRuns(2000) },
  );
});
