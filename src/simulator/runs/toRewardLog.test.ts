import { expect, test } from "vitest";
import { toRewardLog } from "./toRewardLog.ts";

const logOf = (values: readonly number[], stepsPerPoint?: number) => {
  const { step, reward } = toRewardLog(values, stepsPerPoint);
  return { step: Array.from(step), reward: Array.from(reward) };
};

test("writes the mean of every two steps, at the later one", () => {
  expect(logOf([0, 1, 1, 1])).toEqual({ step: [2, 4], reward: [0.5, 1] });
});

test("a last point that is short of steps is the mean of what there is", () => {
  expect(logOf([0, 1, 0.25])).toEqual({ step: [2, 3], reward: [0.5, 0.25] });
  expect(logOf([0.5])).toEqual({ step: [1], reward: [0.5] });
});

test("a point per step is the raw reward", () => {
  expect(logOf([0.2, 0.4], 1)).toEqual({ step: [1, 2], reward: [0.2, 0.4] });
});

test("nothing gives nothing", () => {
  expect(logOf([])).toEqual({ step: [], reward: [] });
});
