import { expect, test } from "vitest";
import { mean } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { toMiniature } from "../mapping.ts";
import type { SimulatedRun } from "../model/run.ts";
import { createSimulator } from "../simulate.ts";
import { compiledKernel as kernel, kernelBytes } from "./compiledKernel.ts";
import { createKernel } from "./kernel.ts";
import { loadKernel } from "./load.ts";

/** The same runs of both models, the readable one second. */
function pairsOf(change: Partial<RunConfig>, seeds: number) {
  const config = { ...defaultConfig, ...change };
  const simulator = createSimulator();
  return Array.from(
    { length: seeds },
    (_, seed) => [kernel.simulateRun(config, seed, "light"), simulator.simulateRun(config, seed, "light")] as const,
  );
}

/** Largest distance of two runs at any evaluation or step. */
const largestGap = (one: SimulatedRun, other: SimulatedRun) =>
  Math.max(
    ...(["step", "reward", "heldOut", "batchReward"] as const).flatMap((column) =>
      Array.from(one[column], (value, i) => Math.abs(value - (other[column][i] ?? Number.NaN))),
    ),
  );

test.each<[name: string, change: Partial<RunConfig>]>([
  ["the default", {}],
  ["1e-5", { learningRate: 1e-5 }],
  ["5e-4, 2 epochs", { learningRate: 5e-4, epochs: 2 }],
  ["rank 64", { loraRank: 64 }],
  ["3 epochs", { epochs: 3 }],
  ["a perfect grader", { gameableShare: 0 }],
  ["a batch of 128k", { batchSize: 131072 }],
  ["8 rollouts", { responseCandidatesCount: 8 }],
  ["temperature 1", { temperature: 1 }],
  ["a complex task", { taskComplexity: "complex" }],
  ["a strong KL term", { klBeta: 0.01 }],
  ["DAPO", { lossMethod: "dapo" }],
])("follows the TypeScript model to the last evaluation: %s", (_name, change) => {
  // until a rounding error decides one draw or one weight, and the run goes another way: by then some runs are over
  const together = pairsOf(change, 12).filter(([fast, readable]) => largestGap(fast, readable) < 1e-5);
  expect(together.length).toBeGreaterThanOrEqual(2);
});

test("agrees with the TypeScript model on the mean of the default run, those that went other ways included", () => {
  const pairs = pairsOf({}, 128);
  for (const curve of ["reward", "heldOut"] as const)
    pairs[0]?.[1][curve].forEach((_, point) => {
      const apart = mean(pairs.map(([fast, readable]) => (fast[curve][point] ?? 0) - (readable[curve][point] ?? 0)));
      expect(Math.abs(apart), `${curve} at evaluation ${point}`).toBeLessThan(0.01);
    });
  const rewards = pairs.map(([fast, readable]) => mean(fast.batchReward) - mean(readable.batchReward));
  expect(Math.abs(mean(rewards))).toBeLessThan(0.005);
});

test("evaluates in full as the TypeScript model does, at the same steps and on the same prompts", () => {
  const config = { ...defaultConfig, learningRate: 1e-5, batchSize: 262144, prompts: 400 };
  const { step, reward, heldOut, batchReward } = kernel.simulateRun(config, 3, "full");
  const readable = createSimulator().simulateRun(config, 3, "full");
  expect(step).toEqual(readable.step);
  expect(batchReward.length).toBe(readable.batchReward.length);
  expect(reward[0]).toBeCloseTo(readable.reward[0] ?? 0, 5);
  expect(heldOut[0]).toBeCloseTo(readable.heldOut[0] ?? 0, 5);
});

test("draws the same rollouts in every step of every epoch", () => {
  // steps so small that no rounding error can change an answer
  const config = { ...defaultConfig, epochs: 3, prompts: 90, learningRate: 1e-9, experiment: { mantissaBits: 0 } };
  const { batchReward } = kernel.simulateRun(config, 11, "light");
  createSimulator()
    .simulateRun(config, 11, "light")
    .batchReward.forEach((reward, step) => {
      expect(batchReward[step], `step ${step}`).toBeCloseTo(reward, 6);
    });
});

test.each(["linear", "cosine"] as const)("follows the %s schedule", (schedule) => {
  // rounded weights would hide small steps
  const miniature = { ...toMiniature(defaultConfig), schedule, mantissaBits: 0, rate: 0.004 };
  const config = { ...defaultConfig, experiment: { schedule, mantissaBits: 0 }, learningRate: 0.004 / 360 };
  const simulator = createSimulator();
  const seeds = Array.from({ length: 16 }, (_, seed) => seed);
  const fast = mean(seeds.map((seed) => kernel.train(miniature, seed, "light").reward[15] ?? 0));
  const readable = mean(seeds.map((seed) => simulator.simulateRun(config, seed, "light").reward[15] ?? 0));
  expect(Math.abs(fast - readable)).toBeLessThan(0.002);
});

test("gives the same run for the same config and seed, whatever ran before", () => {
  const fresh = kernel.simulateRun(defaultConfig, 5, "light");
  kernel.simulateRun({ ...defaultConfig, loraRank: 128, temperature: 1.5, gameableShare: 0 }, 5, "full");
  expect(kernel.simulateRun(defaultConfig, 5, "light")).toEqual(fresh);
});

test("remembers as many tasks as it has slots, and makes the others again", async () => {
  const { exports, simulateRun } = await loadKernel(kernelBytes);
  let made = 0;
  const counting = createKernel({
    ...exports,
    makeTask: (...task) => {
      made++;
      exports.makeTask(...task);
    },
  });
  const slots = exports.SLOTS.value;
  const small = { ...defaultConfig, prompts: 50 };
  for (let seed = 0; seed < slots; seed++) counting.simulateRun(small, seed, "light");
  for (let seed = 0; seed < slots; seed++) counting.simulateRun({ ...small, loraRank: 32 }, seed, "light");
  expect(made).toBe(slots);
  counting.simulateRun(small, slots, "light");
  const again = counting.simulateRun(small, 0, "light");
  expect(made).toBe(slots + 2);
  expect(again).toEqual(simulateRun(small, 0, "light"));
});

test("does not grow over many runs, the largest ones included", () => {
  const { memory, END } = kernel.exports;
  const before = memory.buffer.byteLength;
  expect(END.value).toBeLessThanOrEqual(before);
  const largest = { ...defaultConfig, prompts: 1000, epochs: 10, batchSize: 1024, loraRank: 128 };
  const run = kernel.simulateRun({ ...largest, responseCandidatesCount: 32 }, 1, "full");
  expect(run.batchReward.length).toBe(10_000);
  expect(run.reward.every((reward) => reward >= 0 && reward <= 1)).toBe(true);
  for (let seed = 0; seed < 200; seed++) kernel.simulateRun({ ...defaultConfig, prompts: 50 + seed }, seed, "light");
  expect(memory.buffer.byteLength).toBe(before);
});

test("says what it has no room for", () => {
  const miniature = toMiniature(defaultConfig);
  expect(() => kernel.train({ ...miniature, rank: 29 }, 1, "light")).toThrow(
    "the kernel has room for 28 hidden units, not 29",
  );
  expect(() => kernel.train({ ...miniature, epochs: 200 }, 1, "light")).toThrow("10000 steps, not 15000");
});

test("is at most 20 kB large", () => {
  expect(kernelBytes.length).toBeLessThan(20_000);
});
