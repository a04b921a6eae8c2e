import { expect, test } from "vitest";
import type { RunEnds } from "../../simulator/runs/runEnds.ts";
import { countLabels, countText, dotsOf, dotsPath } from "./runDots.ts";

const area = { x: 38, y: 10, width: 450, height: 320 };
const right = area.x + area.width;

const endsOf = (held: readonly number[], lost: readonly number[] = []): RunEnds => ({
  firstSeed: 1,
  ends: Float64Array.from([...held, ...lost]),
  heldOutEnds: Float64Array.from([...held, ...lost]),
  collapses: Float64Array.from([...held.map(() => 0), ...lost.map(() => 1)]),
});
const many = (count: number, reward: number) => Array.from({ length: count }, () => reward);

test("every run has a dot of its own beside the height where it ends", () => {
  const dots = dotsOf(endsOf([0.9, 0.7, 0.7, 0.2], [0]), area);
  expect(dots).toHaveLength(5);
  expect(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(5);
  for (const [i, reward] of [0.9, 0.7, 0.7, 0.2, 0].entries())
    expect(Math.abs((dots[i]?.y ?? 0) - (area.y + (1 - reward) * area.height))).toBeLessThanOrEqual(4);
  expect(dots.every(({ x }) => x > right)).toBe(true);
  expect(dots.filter(({ collapsed }) => collapsed)).toEqual([expect.objectContaining({ y: area.y + area.height })]);
});

test("runs that end alike stay inside the margin and close to their height", () => {
  for (const count of [1, 17, 18, 40, 64]) {
    const dots = dotsOf(endsOf(many(count, 0.5)), area);
    expect(dots).toHaveLength(count);
    expect(Math.max(...dots.map(({ x }) => x))).toBeLessThanOrEqual(right + 108);
    for (const { y } of dots) expect(Math.abs(y - area.y - area.height / 2)).toBeLessThanOrEqual(4);
    expect(dotsPath(dots).match(/M/g)).toHaveLength(count);
  }
});

test("in a bin the runs that hold come first", () => {
  expect(dotsOf(endsOf([0.15], [0.15]), area).map(({ collapsed }) => collapsed)).toEqual([false, true]);
});

test("the counts are those of the dots", () => {
  const textsOf = (ends: RunEnds) => countLabels(dotsOf(ends, area)).map(({ text }) => text);
  expect(textsOf(endsOf(many(64, 0.7)))).toEqual([countText(64, 64, false)]);
  expect(textsOf(endsOf(many(51, 0.7), many(13, 0)))).toEqual([countText(51, 64, false), countText(13, 64, true)]);
  expect(textsOf(endsOf([], many(64, 0)))).toEqual([countText(64, 64, true)]);
  expect(countText(64, 64, false)).toMatch(/all 64/);
  expect(countText(13, 64, true)).not.toMatch(/all/);
});

test("a label covers no dot and no other label", () => {
  const spread = Array.from({ length: 30 }, (_, i) => i / 40);
  for (const ends of [
    endsOf(spread, many(20, 0)),
    endsOf([0.1, 0.5], [0.08, 0.12]),
    endsOf(many(3, 0.02), many(3, 0)),
  ]) {
    const dots = dotsOf(ends, area);
    const labels = countLabels(dots);
    for (const { y } of labels) expect(dots.filter((dot) => dot.y > y - 14 && dot.y < y + 6)).toEqual([]);
    const [one, other] = labels;
    if (one && other) expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(12);
  }
});
