import fc from "fast-check";
import { expect, test } from "vitest";
import {
  articleOf,
  brief,
  grouped,
  inWords,
  percent,
  portion,
  rough,
  shortest,
  spoken,
  tickLabel,
} from "./notation.ts";
import { parameters } from "./parameters.ts";

test.each([
  [1e-4, "rate", "1e-4"],
  [2.5e-5, "rate", "2.5e-5"],
  [0.7, "plain", "0.7"],
  [32768, "tokens", "32768"],
  [0.28, "share", "0.28"],
  [5e-324, "plain", "5e-324"],
] as const)("%d as %s is written %s", (value, notation, text) => {
  expect(shortest(value, notation)).toBe(text);
  expect(Number(text)).toBe(value);
});

test("counts have thousands separators", () => {
  expect(grouped(32768)).toBe("32,768");
  expect(brief(0.066666)).toBe("0.0667");
  expect(percent(0.28)).toBe("28%");
});

test.each([
  [32768, "tokens", "32k"],
  [1048576, "tokens", "1M"],
  [512, "tokens", "512"],
  [1e-4, "rate", "1e-4"],
] as const)("the tick of %d as %s is %s", (value, notation, label) => {
  expect(tickLabel(value, notation)).toBe(label);
});

test("values are spoken with their unit", () => {
  expect(spoken(parameters.batchSize, 32768)).toBe("32,768 tokens");
  expect(spoken(parameters.learningRate, 1e-4)).toBe("1e-4");
  expect(spoken(parameters.gameableShare, 0.28)).toBe("28%");
  expect(spoken(parameters.modelSize, 8)).toBe("8B");
  expect(spoken(parameters.gpuMemory, 80)).toBe("80 GB");
});

test.each([
  [121.4, "121"],
  [31.03, "31"],
  [1234.5, "1,235"],
  [9.44, "9.4"],
  [0.123, "0.12"],
])("the estimate %d is given as %s", (value, text) => {
  expect(rough(value)).toBe(text);
});

test.each([
  [312_345, "312,300"],
  [20_971_520, "21 million"],
  [999_600_000, "1 billion"],
  [1_657_000_000, "1.66 billion"],
])("%d is %s in words", (count, text) => {
  expect(inWords(count)).toBe(text);
});

test.each([
  [0.5, "half"],
  [0.25, "a quarter"],
  [0.75, "three quarters"],
  [0.3, "30%"],
])("%d of a thing is %s", (share, text) => {
  expect(portion(share)).toBe(text);
});

test.each([8, 8.5, 11, 18, 80, 89, 800, 11_000, 18_500])("it is an %d", (value) => {
  expect(articleOf(value)).toBe("an");
});

test.each([0.8, 1, 7, 14, 70, 108, 110, 118, 180, 1100, 1800])("it is a %d", (value) => {
  expect(articleOf(value)).toBe("a");
});

test("numbers are rounded and grouped as Intl does", () => {
  const asIntl = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat("en-US", options);
    return (value: number) => format.format(value);
  };
  const [hundredths, three, four] = [
    asIntl({ maximumFractionDigits: 2 }),
    asIntl({ maximumSignificantDigits: 3 }),
    asIntl({ maximumSignificantDigits: 4 }),
  ];
  const few = fc
    .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: -12, max: 12 }))
    .map(([digits, places]) => Number(`${digits}e${places}`));
  const many = fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((value) => Math.abs(value) > 1e-90);
  fc.assert(
    fc.property(fc.oneof(few, many, fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e21)), (value) => {
      expect(brief(value)).toBe((Math.abs(value) >= 1000 ? four : three)(value));
      expect(grouped(value)).toBe(hundredths(value));
    }),
    { numRuns: 2000 },
  );
  for (const value of [0.066666, -1234.5678, 999.96, 0.995, 1.005, 1e-7, -0.001, 123456789.126]) {
    expect(brief(value)).toBe((Math.abs(value) >= 1000 ? four : three)(value));
    expect(grouped(value)).toBe(hundredths(value));
  }
});
