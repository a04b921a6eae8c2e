import { expect, test } from "vitest";
import type { SimulatedRun } from "../model/run.ts";
import { lateSteepness, meanEnd, meanGain, meanHeldOut, rawNoise, rewardAt, shareOf, upTo } from "./statistics.ts";

const run = (reward: readonly number[], heldOut = reward, batchReward: readonly number[] = []): SimulatedRun => ({
  seed: 1,
  step: Float64Array.from(reward, (_, point) => point * 10),
  reward: Float64Array.from(reward),
  heldOut: Float64Array.from(heldOut),
  batchReward: Float64Array.from(batchReward),
});

/** Their mean climbs by .2, .1, 0. */
const runs = [run([0.1, 0.4, 0.5, 0.5], [0, 0, 0, 0.2]), run([0.3, 0.4, 0.5, 0.5], [0, 0, 0, 0.4])];

test("averages what the runs end with and gain", () => {
  expect(meanEnd(runs)).toBeCloseTo(0.5, 12);
  expect(meanHeldOut(runs)).toBeCloseTo(0.3, 12);
  expect(meanGain(runs)).toBeCloseTo(0.3, 12);
  expect(shareOf(runs, ({ reward }) => (reward[0] as number) > 0.2)).toBe(0.5);
});

test("reads the mean curve between evaluations", () => {
  expect(rewardAt(runs, 0)).toBeCloseTo(0.2, 12);
  expect(rewardAt(runs, 0.5)).toBeCloseTo(0.45, 12);
  expect(rewardAt(runs, 1)).toBeCloseTo(0.5, 12);
});

test("compares the late slope with the steepest", () => {
  expect(lateSteepness(runs, 1 / 3)).toBeCloseTo(0, 12);
  expect(lateSteepness(runs, 2 / 3)).toBeCloseTo(0.25, 12);
  expect(lateSteepness([run([0, 0.1, 0.2, 0.3])], 1 / 5)).toBeCloseTo(1, 12);
});

test("cuts a run at the first evaluation with so many updates", () => {
  const whole = run([0.1, 0.2, 0.3, 0.4]);
  expect(Array.from(upTo(whole, 11).reward)).toEqual([0.1, 0.2, 0.3]);
  expect(Array.from(upTo(whole, 10).step)).toEqual([0, 10]);
  expect(upTo(whole, 99).heldOut).toHaveLength(4);
});

test("measures raw noise around a curve that climbs", () => {
  const climbing = Array.from({ length: 20 }, (_, step) => 0.01 * step + (step % 2 === 0 ? 0.1 : -0.1));
  expect(rawNoise([run([0, 0.1, 0.2], undefined, climbing)])).toBeCloseTo(0.1, 12);
});

test("refuses to measure nothing", () => {
  expect(() => rewardAt([], 1)).toThrow("no runs to measure");
});
