import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { Strip } from "../../state/preview/strip.ts";
import { sensitivityText } from "./sensitivityText.ts";
import { trackCurvePaths } from "./trackCurvePaths.ts";

type Point = readonly [value: number, heldOut: number, asGood: boolean, collapsed?: number];
const strip = (...points: readonly Point[]): Strip => ({
  field: "learningRate",
  config: defaultConfig,
  runs: 64,
  points: points.map(([value, heldOut, asGood, collapsed = 0]) => ({ value, heldOut, asGood, collapsed })),
});

test("a peak is described by its range and reward", () => {
  const peak = strip([1e-5, 0.36, false], [1e-4, 0.72, true], [1.5e-4, 0.71, true], [5e-4, 0.14, false]);
  expect(sensitivityText(peak)).toContain("1e-4–1.5e-4 (0.72)");
  expect(sensitivityText(strip([1e-5, 0.36, false], [1e-4, 0.72, true]))).toContain(" 1e-4 (0.72)");
  expect(sensitivityText(peak)).not.toContain("collapse");
});

test("the highest collapse share is described", () => {
  expect(sensitivityText(strip([1e-4, 0.72, true], [5e-4, 0.14, false, 0.5625]))).toMatch(/36 of 64.*5e-4$/);
});

test("runs of the first pass are counted as such", () => {
  const risky = strip([1e-4, 0.72, true], [5e-4, 0.14, false, 0.25]);
  expect(sensitivityText({ ...risky, runs: 16 })).toMatch(/4 of 16.*first 16/);
  expect(sensitivityText(risky)).not.toContain("first");
});

test("equal ends of a flat curve are printed once", () => {
  expect(sensitivityText(strip([1e-5, 0.281, true], [1e-4, 0.284, true]))).toMatch(/ 0\.28$/);
  expect(sensitivityText(strip([1e-5, 0.7, true], [1e-4, 0.72, true]))).toMatch(/ 0\.70–0\.72$/);
  expect(sensitivityText(strip())).not.toMatch(/\d/);
});

const heights = (path: string) => [...path.matchAll(/[ML]\S+ (\S+?)(?=L|$)/g)].map(([, y]) => Number(y));

test("the curve fills the height of the track, and seed noise does not", () => {
  const steep = heights(trackCurvePaths("learningRate", strip([1e-5, 0.2, false], [1e-4, 0.8, true]).points).heldOut);
  expect(Math.max(...steep) - Math.min(...steep)).toBeGreaterThan(60);
  const flat = heights(trackCurvePaths("learningRate", strip([1e-5, 0.7, true], [1e-4, 0.71, true]).points).heldOut);
  expect(Math.max(...flat) - Math.min(...flat)).toBeLessThan(5);
  expect(Math.min(...steep, ...flat)).toBeGreaterThanOrEqual(0);
});

test("collapse risk is drawn only where some run collapses", () => {
  const safe = strip([1e-5, 0.3, false], [1e-4, 0.7, true]).points;
  expect(trackCurvePaths("learningRate", safe).collapse).toBeUndefined();
  const risky = strip([1e-5, 0.3, true], [5e-4, 0.1, false, 1]).points;
  const [none = 0, all = 0] = heights(trackCurvePaths("learningRate", risky).collapse ?? "");
  expect(all).toBeLessThan(none);
});
