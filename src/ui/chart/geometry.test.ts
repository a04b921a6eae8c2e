import { expect, test } from "vitest";
import { isCompact, lastStep, linePath, linesPath, marginOf, plotArea, rewardTicks, stepTicks } from "./geometry.ts";

test.each([1, 3, 19, 75, 150, 225, 750, 3000, 10000])(
  "the ticks of %d steps are round, rise, end with the last step and stand clear of its label",
  (last) => {
    for (const width of [200, 340, 600, 900]) {
      const ticks = stepTicks({ width }, last);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBe(last);
      expect(ticks.every((tick, i) => Number.isInteger(tick) && (i === 0 || tick > (ticks[i - 1] ?? 0)))).toBe(true);
      expect(ticks.length).toBeLessThanOrEqual(7);
      if (ticks.length > 2) expect(last - (ticks.at(-2) ?? 0)).toBeGreaterThan((last * 70) / width);
    }
  },
);

test("the last tick carries the unit of the axis", () => {
  expect(lastStep(75)).toBe("75 steps");
  expect(lastStep(2250)).toBe("2,250 steps");
  expect(lastStep(1)).toBe("1 step");
});

test("a line goes through its points, reward 1 at the top", () => {
  const area = { x: 10, y: 20, width: 100, height: 50 };
  expect(linePath(area, [0, 5, 10], [0, 0.5, 1], 10)).toBe("M10 70L60 45L110 20");
});

test("one path holds the lines of all runs, each begun anew", () => {
  const area = { x: 0, y: 0, width: 10, height: 10 };
  expect(
    linesPath(
      area,
      [0, 10],
      [
        [0, 1],
        [0.5, 0.5],
      ],
      10,
    ),
  ).toBe("M0 10L10 0M0 5L10 5");
  expect(linesPath(area, [0, 10], [], 10)).toBe("");
});

test("a small chart leaves the dots' margin and half of the grid out", () => {
  expect(isCompact(358, 130)).toBe(true);
  expect(isCompact(604, 130)).toBe(true);
  expect(isCompact(604, 380)).toBe(false);
  expect(marginOf(true).right).toBeLessThan(marginOf(false).right);
  expect(rewardTicks(true).length).toBeLessThan(rewardTicks(false).length);
});

test("the drawing area never has a negative size", () => {
  expect(plotArea(10, 10)).toMatchObject({ width: 1, height: 1 });
});
