import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { Simulate } from "../simulate.ts";
import { rememberRuns } from "./runCache.ts";

/** Runs of 1000 steps and one point: 8024 bytes. */
function setUp(mostBytes: number) {
  const simulated: number[] = [];
  const simulate: Simulate = (_config, seed) => {
    simulated.push(seed);
    const point = Float64Array.of(seed);
    return { seed, step: point, reward: point, heldOut: point, batchReward: new Float64Array(1000) };
  };
  return { simulated, remembered: rememberRuns(simulate, mostBytes) };
}

test("simulates each run once", () => {
  const { simulated, remembered } = setUp(1e6);
  const run = remembered(defaultConfig, 1, "light");
  expect(remembered({ ...defaultConfig }, 1, "light")).toBe(run);
  remembered(defaultConfig, 2, "light");
  expect(simulated).toEqual([1, 2]);
});

test("tells runs apart that differ in what is simulated, and shares those that do not", () => {
  const { simulated, remembered } = setUp(1e6);
  remembered(defaultConfig, 1, "light");
  remembered(defaultConfig, 1, "full");
  remembered({ ...defaultConfig, learningRate: 2e-4 }, 1, "light");
  remembered({ ...defaultConfig, gameableShare: 0 }, 1, "light");
  expect(simulated).toHaveLength(4);
  remembered({ ...defaultConfig, topK: 1, modelSize: 70 }, 1, "light");
  expect(simulated).toHaveLength(4);
});

test("forgets the longest unused runs beyond its bytes", () => {
  const { simulated, remembered } = setUp(3 * 8024);
  for (const seed of [1, 2, 3, 1, 4]) remembered(defaultConfig, seed, "light");
  expect(simulated).toEqual([1, 2, 3, 4]);
  remembered(defaultConfig, 1, "light");
  remembered(defaultConfig, 3, "light");
  expect(simulated).toEqual([1, 2, 3, 4]);
  remembered(defaultConfig, 2, "light");
  expect(simulated).toEqual([1, 2, 3, 4, 2]);
});
