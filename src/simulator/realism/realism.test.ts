import { expect, test } from "vitest";
import { sampleOf } from "../claims/sample.ts";
import { createSimulator } from "../simulate.ts";
import { compareWithReal } from "./realism.ts";
import { realismRecord } from "./record.ts";

const rows = compareWithReal(sampleOf(createSimulator().simulateRun, realismRecord.firstSeed, realismRecord.seeds));
const insideOf = (start: string) => rows.filter(({ figure }) => figure.startsWith(start)).map(({ inside }) => inside);

test("the example run as logged lies within the middle half of real logs, the raw one does not", () => {
  expect(insideOf("noise SD / gain")).toEqual([false, true]);
  expect(insideOf("noise SD,")).toEqual([false, true]);
  expect(insideOf("points")).toEqual([true, true]);
  expect(insideOf("lag-1 autocorrelation")).toEqual([true, true]);
});

test("half the gain takes longer than in real runs at 1 epoch, as long at 2", () => {
  expect(insideOf("time to half the gain").slice(0, 2)).toEqual([false, true]);
});

test("the mean curve follows ScaleRL's law within a hundredth", () => {
  const errors = rows.filter(({ figure }) => figure.endsWith("RMS error"));
  expect(errors).toHaveLength(2);
  for (const { ours } of errors) expect(ours.median).toBeLessThan(0.01);
});

test("without a real range nothing is inside or outside", () => {
  for (const { real, inside } of rows) expect(inside === undefined).toBe(real.low === undefined);
});

test("every figure is still what is on record, on the same seeds", () => {
  expect(rows.map(({ figure, real, inside }) => ({ figure, real, inside }))).toEqual(
    realismRecord.rows.map(({ figure, real, inside }) => ({ figure, real, inside })),
  );
  // not bit by bit: another engine may round a cosine otherwise, and then single runs go other ways
  rows.forEach(({ ours }, i) => {
    const recorded = realismRecord.rows[i]?.ours.median ?? Number.NaN;
    expect(Math.abs((ours.median ?? Number.NaN) - recorded)).toBeLessThan(0.03 + 0.1 * Math.abs(recorded));
  });
});
