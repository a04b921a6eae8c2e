import { expect, test } from "vitest";
import type { SimulatedRun } from "../model/run.ts";
import { ensemble, inJobSteps, quantile, summarize } from "./ensemble.ts";

function run(...reward: number[]): SimulatedRun {
  return {
    seed: 1,
    step: Float64Array.from(reward, (_, i) => 5 * i),
    reward: Float64Array.from(reward),
    heldOut: Float64Array.from(reward, (value) => value / 2),
    batchReward: new Float64Array(10),
  };
}

const steady = run(0.3, 0.5, 0.7);
const spiking = run(0.3, 0.6, 0.2);
/** Collapses without ever having risen. */
const sinking = run(0.3, 0.25, 0.1);

test.each([
  [0, 1],
  [0.1, 1.4],
  [0.5, 3],
  [0.9, 4.6],
  [1, 5],
])("takes the quantile %d of 1..5 in a line between the nearest values: %d", (share, value) => {
  expect(quantile(Float64Array.of(5, 1, 4, 2, 3), share)).toBeCloseTo(value, 12);
});

test("takes mean and band over the runs at every point", () => {
  const seen = ensemble([steady, spiking]);
  expect(Array.from(seen.step)).toEqual([0, 5, 10]);
  expect(seen.runs).toBe(2);
  expect(seen.train[2]).toBeCloseTo(0.45, 12);
  expect(seen.heldOut[2]).toBeCloseTo(0.225, 12);
  expect(seen.low[2]).toBeCloseTo(0.25, 12);
  expect(seen.high[2]).toBeCloseTo(0.65, 12);
});

test("tells runs that collapse from those that spiked before", () => {
  const seen = ensemble([steady, spiking, sinking, steady]);
  expect(seen.collapsedShare).toBe(0.5);
  expect(seen.spikedShare).toBe(0.25);
});

test("takes the means of the runs that hold", () => {
  const seen = ensemble([steady, spiking, run(0.3, 0.5, 0.9)]);
  expect(seen.holding?.runs).toBe(2);
  expect(seen.holding?.train[2]).toBeCloseTo(0.8, 12);
  expect(seen.holding?.heldOut[2]).toBeCloseTo(0.4, 12);
  const all = ensemble([steady, steady]);
  expect(all.holding).toEqual({ runs: 2, train: all.train, heldOut: all.heldOut });
  expect(ensemble([spiking, sinking]).holding).toBeUndefined();
});

test("stretches the steps to those of the job", () => {
  const seen = ensemble([steady]);
  expect(Array.from(inJobSteps(seen, 40).step)).toEqual([0, 20, 40]);
  expect(inJobSteps(seen, 10)).toBe(seen);
});

test("summarizes with the mean of the runs' own maxima", () => {
  const summary = summarize([steady, spiking]);
  expect(summary.end).toBeCloseTo(0.45, 12);
  expect(summary.heldOutEnd).toBeCloseTo(0.225, 12);
  expect(summary.peak).toBeCloseTo(0.65, 12);
  expect(summary.collapsedShare).toBe(0.5);
});

test("throws when there are no runs", () => {
  expect(() => ensemble([])).toThrow("no runs");
  expect(() => summarize([])).toThrow("no runs");
});
