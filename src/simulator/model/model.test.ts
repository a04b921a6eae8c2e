import { expect, test } from "vitest";
import { mean } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { toMiniature } from "../mapping.ts";
import { simulateRun } from "../simulate.ts";
import type { Miniature } from "./miniature.ts";
import { train } from "./model.ts";
import { makeTask } from "./task.ts";

/** Computed once with the specification's reference implementation, reference.mjs: `run(p, makeTask(p, seed))`. */
type CheckValues = [
  change: Partial<RunConfig>,
  seed: number,
  middle: number,
  end: number,
  heldOut: number,
  batch: number,
];
const reference: CheckValues[] = [
  [{}, 1, 0.696194077364, 0.7158287352, 0.660408997187, 0.588166666667],
  [{ learningRate: 5e-4, epochs: 2 }, 1, 0.672260468484, 0, 0, 0.285916666667],
  [{ loraRank: 64, taskComplexity: "complex" }, 2, 0.716622212211, 0.724477914928, 0.718318311852, 0.562833333333],
  [{ epochs: 10 }, 3, 0.802038424506, 0.823901707371, 0.655406494848, 0.751266666667],
  [{ gameableShare: 0 }, 4, 0.74728229525, 0.788493521443, 0.792916353842, 0.620166666667],
  [{ responseCandidatesCount: 8, temperature: 1 }, 5, 0.701729811015, 0.729632955117, 0.732464286771, 0.582833333333],
  [{ batchSize: 8192 }, 6, 0.643768009759, 0.704242770457, 0.747433679704, 0.546333333333],
  [
    { taskComplexity: "simple", prompts: 50, startingReward: 0.12, lossMethod: "dapo" },
    7,
    0.145577611219,
    0.182040039988,
    0.1744833207,
    0.109615384615,
  ],
];

test.each(reference)(
  "agrees with the reference implementation: %o, seed %i",
  (change, seed, middle, end, held, batch) => {
    const run = simulateRun({ ...defaultConfig, ...change }, seed, "full");
    expect(run.reward[Math.floor(run.reward.length / 2)]).toBeCloseTo(middle, 9);
    expect(run.reward.at(-1)).toBeCloseTo(end, 9);
    expect(run.heldOut.at(-1)).toBeCloseTo(held, 9);
    expect(mean(run.batchReward)).toBeCloseTo(batch, 9);
  },
);

const experiments: [change: Partial<Miniature>, end: number][] = [
  [{ schedule: "linear" }, 0.642399200422],
  [{ schedule: "cosine" }, 0.638254901604],
];

test.each(experiments)("agrees with the reference implementation on the experiment %o", (change, end) => {
  const miniature = { ...toMiniature(defaultConfig), ...change };
  const run = train(miniature, makeTask(miniature.task, 1), 1, "full");
  expect(run.reward.at(-1)).toBeCloseTo(end, 8);
});

test("evaluates at step 0 and at evenly spaced steps up to the last: 26 points in full, 16 light", () => {
  const full = simulateRun(defaultConfig, 1, "full");
  const light = simulateRun(defaultConfig, 1, "light");
  expect(Array.from(full.step)).toEqual(Array.from({ length: 26 }, (_, i) => 3 * i));
  expect(Array.from(light.step)).toEqual(Array.from({ length: 16 }, (_, i) => 5 * i));
  expect(full.batchReward.length).toBe(75);
});

test("trains the same whatever the evaluation", () => {
  expect(simulateRun(defaultConfig, 1, "light").batchReward).toEqual(simulateRun(defaultConfig, 1, "full").batchReward);
});

test("evaluates after every step where a run has fewer steps than points", () => {
  const run = simulateRun({ ...defaultConfig, batchSize: 524288 }, 1, "full");
  expect(Array.from(run.step)).toEqual([0, 1, 2, 3, 4, 5]);
});

test("starts with the same steps whether or not more epochs follow", () => {
  const long = simulateRun({ ...defaultConfig, epochs: 3 }, 1, "light");
  expect(long.batchReward.slice(0, 75)).toEqual(simulateRun(defaultConfig, 1, "light").batchReward);
});
