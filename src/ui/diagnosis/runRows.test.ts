import { expect, test } from "vitest";
import { drawSeries } from "../../diagnosis/trend/drawn.ts";
import type { ReportedTrend } from "../../diagnosis/verdict/reportedTrend.ts";
import { runAxis } from "./runAxis.ts";
import { columnRows, domainOf, runRows, type Span, spacedOut, thinned } from "./runRows.ts";

const series = drawSeries({ curve: (at) => 0.2 + 0.5 * at, noise: 0.05, points: 5000 }, 3);
const { reward, step } = series;
const trend = {
  level: reward,
  low: reward.map((value) => value - 1),
  high: reward.map((value) => value + 1),
} as ReportedTrend;
const heldOut = { step: Float64Array.of(2000.5, 4999), reward: Float64Array.of(0.4, 0.6), column: "eval/reward" };
const whole: Span = [0, reward.length - 1];

test("all of few points are drawn, and of many the lowest and the highest of each stretch, in order", () => {
  expect(thinned(reward, [7, 11], 100)).toEqual([7, 8, 9, 10, 11]);
  const kept = thinned(reward, whole, 1000);
  expect(kept.length).toBeLessThanOrEqual(1000);
  expect(kept).toEqual(kept.toSorted((a, b) => a - b));
  expect(kept).toContain(reward.indexOf(Math.max(...reward)));
  expect(kept).toContain(reward.indexOf(Math.min(...reward)));
});

test("rows rise along the axis, hold every held-out evaluation, and keep the band within the rewards", () => {
  const rows = runRows(series, trend, runAxis({ ...series, heldOut }), whole);
  expect(rows.length).toBeLessThan(1300);
  expect(rows.every(({ at }, i) => i === 0 || at > (rows[i - 1]?.at ?? 0))).toBe(true);
  expect(rows.filter((row) => row.heldOut !== undefined)).toEqual([
    { at: 2000.5, heldOut: 0.4 },
    expect.objectContaining({ at: 4999, heldOut: 0.6, reward: reward[4998] }),
  ]);
  const bands = rows.flatMap(({ band }) => band ?? []);
  expect(Math.min(...bands)).toBe(Math.min(...reward, 0.4));
  expect(Math.max(...bands)).toBe(Math.max(...reward, 0.6));
});

test("a span shows each of its points, and a neighbor on each side", () => {
  const axis = runAxis({ ...series, heldOut });
  const rows = runRows(series, trend, axis, [4000, 4100]);
  const points = rows.filter((row) => row.heldOut === undefined);
  expect(points.map(({ at }) => at)).toEqual(Array.from(step.slice(3999, 4102)));
  expect(columnRows(reward, axis, [4000, 4100]).map(({ at }) => at)).toEqual(Array.from(step.slice(3999, 4102)));
});

test("the axis ends with the forecast where one is drawn, else with the span", () => {
  const axis = runAxis(series);
  expect(domainOf(axis, whole, [])).toEqual([1, 5000]);
  expect(domainOf(axis, [9, 99], [])).toEqual([10, 100]);
  expect(domainOf(axis, whole, [{ at: 5000 }, { at: 10_000 }])).toEqual([1, 10_000]);
});

test("a value that is missing in another column is a gap", () => {
  const column = reward.map((value, i) => (i === 2 ? Number.NaN : value));
  expect(columnRows(column, runAxis(series), [0, 4]).map(({ value }) => value === undefined)[2]).toBe(true);
});

test("of upright lines that fall together one is drawn", () => {
  const places = Array.from({ length: 100_000 }, (_, i) => i);
  const drawn = spacedOut(places, 100_000);
  expect(drawn.length).toBeLessThanOrEqual(201);
  expect(drawn.length).toBeGreaterThan(150);
  expect(spacedOut([0, 50_000, 100_000], 100_000)).toEqual([0, 50_000, 100_000]);
});
