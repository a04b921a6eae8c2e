import { expect, test } from "vitest";
import { drawSeries } from "../trend/drawn.ts";
import { startingRewardOf } from "./startingReward.ts";

test("the starting reward is read off the beginning, not averaged over the climb", () => {
  const { reward } = drawSeries({ curve: (at) => 0.2 + 0.6 * (1 - Math.exp(-at / 0.3)), noise: 0.01 }, 1);
  expect(startingRewardOf(reward)).toBeCloseTo(0.2, 1);
});

test("few points and rewards outside 0 and 1 tell no starting reward", () => {
  expect(startingRewardOf(Float64Array.of(0.1, 0.2, 0.3))).toBeUndefined();
  expect(startingRewardOf(Float64Array.of(0.1, 0.2, 0.3, 1.5, 0.2))).toBeUndefined();
  expect(startingRewardOf(Float64Array.of(0, 0, 0.4, 0.8, 0.9))).toBeGreaterThanOrEqual(0);
});
