import { expect, test } from "vitest";
import { verdictOf } from "../diagnosis/verdict/verdict.ts";
import type { VerdictName } from "../schema/curve.ts";
import type { RunConfig } from "../schema/fields/config.ts";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { compiledKernel } from "../simulator/kernel/compiledKernel.ts";
import type { Evaluation, SimulatedRun } from "../simulator/model/run.ts";
import { withRunCache } from "../simulator/preview/runCache.ts";

/** Above the seeds that the thresholds were chosen on, so that these are new to them. */
const FIRST_SEED = 900_001;
/** As in the preview's worker. */
const simulateRun = withRunCache(compiledKernel.simulateRun, 256e6);

function simulate(changes: Partial<RunConfig>, count: number, evaluation: Evaluation, first = FIRST_SEED) {
  return Array.from({ length: count }, (_, i) => simulateRun({ ...defaultConfig, ...changes }, first + i, evaluation));
}

const cases: readonly [string, Partial<RunConfig>, VerdictName][] = [
  ["default", {}, "healthy"],
  ["2 epochs", { epochs: 2 }, "healthy"],
  ["3 epochs", { epochs: 3 }, "healthy"],
  ["8k batch", { batchSize: 8192 }, "healthy"],
  ["128k batch", { batchSize: 131072 }, "still_climbing"],
  ["1M batch", { batchSize: 1048576 }, "too_short"],
  ["50 prompts", { prompts: 50 }, "still_climbing"],
  ["rate 1e-5", { learningRate: 1e-5 }, "slow_climb"],
  ["rate 1e-5, 3 epochs", { learningRate: 1e-5, epochs: 3 }, "early_plateau"],
  ["rate 2e-4", { learningRate: 2e-4 }, "healthy"],
  ["rate 3e-4, 2 epochs", { learningRate: 3e-4, epochs: 2 }, "spike_then_collapse"],
  ["rate 5e-4", { learningRate: 5e-4 }, "spike_then_collapse"],
  ["rate 5e-4, 3 epochs", { learningRate: 5e-4, epochs: 3 }, "spike_then_collapse"],
  ["rank 128", { loraRank: 128 }, "healthy"],
  ["complex task, rank 8, 3 epochs", { taskComplexity: "complex", epochs: 3 }, "overfit"],
  ["start at 0.05", { startingReward: 0.05 }, "early_plateau"],
  ["10 epochs", { epochs: 10 }, "overfit"],
  ["10 epochs, perfect grader", { epochs: 10, gameableShare: 0 }, "healthy"],
];

/** Whatever is called healthy ends near its best, with no more than 2 of 64 runs collapsed. */
function expectVerdict(runs: readonly SimulatedRun[], expected: VerdictName) {
  const { name, evidence } = verdictOf(runs);
  expect(name).toBe(expected);
  if (name !== "healthy") return;
  expect(evidence.collapsedShare * 64).toBeLessThanOrEqual(2);
  expect(evidence.top - evidence.end).toBeLessThan(0.05 * evidence.gain);
  expect(evidence.heldOutPeak - evidence.heldOutEnd).toBeLessThan(0.05 * evidence.gain);
}

test.each(cases)("64 simulated runs: %s", (_, changes, name) => {
  expectVerdict(simulate(changes, 64, "full"), name);
});

/** As on the page: seeds 1 to 64, the kernel, the full evaluation. */
const onThePage: readonly [string, Partial<RunConfig>, VerdictName][] = [
  ["rate 3e-4, 10 epochs, rank 64", { learningRate: 3e-4, epochs: 10, loraRank: 64 }, "spike_then_collapse"],
  ["rate 3e-4, 3 epochs, rank 16", { learningRate: 3e-4, epochs: 3, loraRank: 16 }, "spike_then_collapse"],
  ["10 prompts, 9 epochs", { prompts: 10, epochs: 9 }, "overfit"],
  ["10 prompts, 10 epochs", { prompts: 10, epochs: 10 }, "overfit"],
  ["50 prompts, 5 epochs", { prompts: 50, epochs: 5 }, "overfit"],
  ["50 prompts, 3 epochs", { prompts: 50, epochs: 3 }, "healthy"],
  ["10 epochs", { epochs: 10 }, "overfit"],
  ["10 epochs, rank 64", { epochs: 10, loraRank: 64 }, "overfit"],
  ["10 epochs, perfect grader", { epochs: 10, gameableShare: 0 }, "healthy"],
  ["10 epochs, rank 64, perfect grader", { epochs: 10, loraRank: 64, gameableShare: 0 }, "healthy"],
  ["nearly only gameable prompts", { gameableShare: 0.9 }, "overfit"],
  ["complex task, rank 4", { taskComplexity: "complex", loraRank: 4 }, "early_plateau"],
  ["start at 0.01", { startingReward: 0.01 }, "early_plateau"],
];

test.each(onThePage)("on the page: %s", (_, changes, name) => {
  expectVerdict(simulate(changes, 64, "full", 1), name);
});

test("greedy sampling stops early and slowly", () => {
  const { name } = verdictOf(simulate({ temperature: 0.1 }, 64, "full", 1));
  expect(["early_plateau", "slow_climb"]).toContain(name);
});

test("10 epochs at rank 64 overfit, with the page's own seeds as with few others", () => {
  const changes = { epochs: 10, loraRank: 64 };
  expect(verdictOf(simulate(changes, 16, "full")).name).toBe("overfit");
  expect(verdictOf(simulate(changes, 16, "full", 1)).name).toBe("overfit");
});

test.each(["full", "light"] as const)("the default is healthy on any seeds, %s evaluation", (evaluation) => {
  const runs = simulate({}, 192, evaluation);
  for (const count of [1, 4, 16, 64, 192]) {
    for (let from = 0; from + count <= runs.length; from += count) {
      expect(verdictOf(runs.slice(from, from + count)).name).toBe("healthy");
    }
  }
});

test("the page's first seeds: what each setting shows does not change from 16 runs to 64", () => {
  const seen: readonly [Partial<RunConfig>, VerdictName][] = [
    [{}, "healthy"],
    [{ learningRate: 1e-5 }, "slow_climb"],
    [{ learningRate: 5e-4 }, "spike_then_collapse"],
    [{ batchSize: 262144 }, "still_climbing"],
  ];
  for (const [changes, name] of seen) {
    const runs = simulate(changes, 64, "full", 1);
    expect([16, 64].map((count) => verdictOf(runs.slice(0, count)).name)).toEqual([name, name]);
  }
});
