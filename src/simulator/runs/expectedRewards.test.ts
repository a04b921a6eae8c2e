import { expect, test } from "vitest";
import { expectedRewards } from "./expectedRewards.ts";

test("goes straight from evaluation to evaluation, a value for the policy before each step", () => {
  const run = {
    seed: 1,
    step: Float64Array.of(0, 2, 6),
    reward: Float64Array.of(0.1, 0.3, 0.7),
    heldOut: new Float64Array(3),
    batchReward: new Float64Array(6),
  };
  expect(Array.from(expectedRewards(run), (x) => Math.round(x * 1e9) / 1e9)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
});
