import { expect, test } from "vitest";
import { groupAdvantages } from "./advantage.ts";

function advantagesOf(...rewards: number[]) {
  const advantages = new Float64Array(rewards.length).fill(9);
  const teaches = groupAdvantages(Float64Array.from(rewards), advantages);
  return { teaches, advantages: Array.from(advantages) };
}

test("is the distance to the group's mean in standard deviations with n - 1", () => {
  const { teaches, advantages } = advantagesOf(1, 0, 0, 1);
  const deviation = Math.sqrt(1 / 3) + 1e-4;
  expect(teaches).toBe(true);
  expect(advantages).toEqual([0.5 / deviation, -0.5 / deviation, -0.5 / deviation, 0.5 / deviation]);
});

test("sums to 0 over the group", () => {
  for (const rewards of [
    [1, 0],
    [0.2, 0.2, 1, 0],
    [0.8, 0.3, 0.1, 0.9, 0.4],
  ])
    expect(advantagesOf(...rewards).advantages.reduce((sum, x) => sum + x)).toBeCloseTo(0, 12);
});

test("is the same when every reward is shifted", () => {
  const shifted = advantagesOf(5.2, 5, 6).advantages;
  advantagesOf(0.2, 0, 1).advantages.forEach((advantage, i) => {
    expect(shifted[i]).toBeCloseTo(advantage, 9);
  });
});

test("is 0 for a group whose rewards are all equal, which teaches nothing", () => {
  expect(advantagesOf(0.2, 0.2, 0.2)).toEqual({ teaches: false, advantages: [0, 0, 0] });
  expect(advantagesOf(0, 0)).toEqual({ teaches: false, advantages: [0, 0] });
});
