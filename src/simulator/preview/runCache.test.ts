import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { Simulate } from "../simulate.ts";
import { withRunCache } from "./runCache.ts";

/** Runs of 1000 steps and one point: 8024 bytes. */
function setUp(capacity: number) {
  const simulated: number[] = [];
  const simulate: Simulate = (_config, seed) => {
    simulated.push(seed);
    const point = Float64Array.of(seed);
    return { seed, step: point, reward: point, heldOut: point, batchReward: new Float64Array(1000) };
  };
  return { simulated, cached: withRunCache(simulate, capacity) };
}

test("simulates each run once", () => {
  const { simulated, cached } = setUp(1e6);
  const run = cached(defaultConfig, 1, "light");
  expect(cached({ ...defaultConfig }, 1, "light")).toBe(run);
  cached(defaultConfig, 2, "light");
  expect(simulated).toEqual([1, 2]);
});

test("tells runs apart that differ in what is simulated, and shares those that do not", () => {
  const { simulated, cached } = setUp(1e6);
  cached(defaultConfig, 1, "light");
  cached(defaultConfig, 1, "full");
  cached({ ...defaultConfig, learningRate: 2e-4 }, 1, "light");
  cached({ ...defaultConfig, gameableShare: 0 }, 1, "light");
  expect(simulated).toHaveLength(4);
  cached({ ...defaultConfig, topK: 1, modelSize: 70 }, 1, "light");
  expect(simulated).toHaveLength(4);
});

test("drops the least recently used runs beyond its capacity", () => {
  const { simulated, cached } = setUp(3 * 8024);
  for (const seed of [1, 2, 3, 1, 4]) cached(defaultConfig, seed, "light");
  expect(simulated).toEqual([1, 2, 3, 4]);
  cached(defaultConfig, 1, "light");
  cached(defaultConfig, 3, "light");
  expect(simulated).toEqual([1, 2, 3, 4]);
  cached(defaultConfig, 2, "light");
  expect(simulated).toEqual([1, 2, 3, 4, 2]);
});
