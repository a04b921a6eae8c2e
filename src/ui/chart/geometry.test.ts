import { expect, test } from "vitest";
import { bandPath, labelHeights, linePath, plotArea, spreadLabels, stepTicks } from "./geometry.ts";

test("step labels are round, rise, and end with the last step", () => {
  for (const last of [1, 3, 19, 75, 150, 225, 750, 3000, 10000]) {
    const ticks = stepTicks(last);
    expect(ticks[0]).toBe(0);
    expect(ticks.at(-1)).toBe(last);
    expect(ticks.every((tick, i) => Number.isInteger(tick) && (i === 0 || tick > (ticks[i - 1] ?? 0)))).toBe(true);
    expect(ticks.length).toBeLessThanOrEqual(7);
  }
});

test("a line goes through its points, reward 1 at the top", () => {
  const area = { x: 10, y: 20, width: 100, height: 50 };
  expect(linePath(area, [0, 5, 10], [0, 0.5, 1], 10)).toBe("M10.0 70.0L60.0 45.0L110.0 20.0");
});

test("a band is closed around its two lines", () => {
  const area = { x: 0, y: 0, width: 10, height: 10 };
  expect(bandPath(area, [0, 10], [0, 0], [1, 1], 10)).toBe("M0.0 0.0L10.0 0.0L10.0 10.0L0.0 10.0Z");
});

test("the drawing area never has a negative size", () => {
  expect(plotArea(10, 10)).toMatchObject({ width: 1, height: 1 });
});

test("labels stand beside their lines, apart, and never on the axis labels", () => {
  expect(labelHeights(50, 100, 300)).toEqual([54, 104]);
  const [upper, lower] = labelHeights(200, 201, 300);
  expect(lower - upper).toBe(15);
  expect(labelHeights(300, 300, 300)[1]).toBeLessThanOrEqual(300);
  const [train, heldOut] = labelHeights(100, 90, 300);
  expect(train).toBeGreaterThan(heldOut);
});

test("four labels stand in the order of their lines, apart, and above the axis labels", () => {
  for (const heights of [
    [100, 101, 102, 103],
    [103, 100, 101, 102],
    [300, 299, 10, 298],
    [50, 150, 100, 200],
  ]) {
    const spread = spreadLabels(heights, 300);
    const order = [0, 1, 2, 3].sort((one, other) => (heights[one] ?? 0) - (heights[other] ?? 0));
    for (let i = 1; i < 4; i++)
      expect((spread[order[i] ?? 0] ?? 0) - (spread[order[i - 1] ?? 0] ?? 0)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...spread)).toBeLessThanOrEqual(300);
  }
  expect(spreadLabels([50, 150, 100, 200], 300)).toEqual([54, 154, 104, 204]);
});
