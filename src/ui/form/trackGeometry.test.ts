import { expect, test } from "vitest";
import { parameters } from "../../schema/fields/parameters.ts";
import { fromRange, labelsOf, toRange, zoneEdges } from "./trackGeometry.ts";

test("a position comes back from the range input", () => {
  for (const field of ["learningRate", "epochs", "batchSize"] as const)
    for (const position of [0, 0.25, 1])
      expect(fromRange(parameters[field].scale, toRange(parameters[field].scale, position))).toBeCloseTo(position, 12);
});

test("the just-right zone of the rate starts at 5e-5 and ends at 2e-4 on a logarithmic track", () => {
  const { from, to } = zoneEdges(parameters.learningRate, { low: 5e-5, high: 2e-4 });
  expect(from).toBeCloseTo(Math.log(5) / Math.log(50), 12);
  expect(to).toBeCloseTo(Math.log(20) / Math.log(50), 12);
});

test("a whole step belongs to its zone up to half-way to the next", () => {
  const { from, to } = zoneEdges(parameters.epochs, { low: 1, high: 3 });
  expect(from).toBe(0);
  expect(to).toBeCloseTo(2.5 / 9, 12);
});

test("without a band all of the track is too high", () => {
  expect(zoneEdges(parameters.batchSize, undefined)).toEqual({ from: 0, to: 0 });
});

test("labels of a track never touch, and the recommended range is always among them", () => {
  for (const band of [
    { low: 16384, high: 32768 },
    { low: 1024, high: 1048576 },
    { low: 1024, high: 2048 },
    { low: 2 ** 19, high: 2 ** 20 },
  ]) {
    const labels = labelsOf(parameters.batchSize, band);
    expect(labels.map(({ kind }) => kind)).toContain("band");
    for (let i = 1; i < labels.length; i++)
      expect((labels[i]?.position ?? 0) - (labels[i - 1]?.position ?? 0)).toBeGreaterThan(0.12);
  }
});

test("a range of one value is written once, and without a range the ends alone are", () => {
  expect(labelsOf(parameters.epochs, { low: 3, high: 3 }).map(({ text }) => text)).toEqual(["1", "3", "10"]);
  expect(labelsOf(parameters.epochs, undefined).map(({ kind }) => kind)).toEqual(["start", "end"]);
});
