import { expect, test } from "vitest";
import { collapsed, endOf, mean } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { toMiniature } from "../mapping.ts";
import { createSimulator } from "../simulate.ts";
import { train } from "./model.ts";
import { makeTask, type Task } from "./task.ts";

/** What a part of the model does to many runs, where the verdicts on the document's claims would not miss it. */
const seeds = Array.from({ length: 24 }, (_, i) => 7001 + i);

test("a heavy KL weight holds the policy near the base model, the heavier the nearer", () => {
  const miniature = toMiniature(defaultConfig);
  const tasks = seeds.map((seed) => makeTask(miniature.task, seed));
  const meanEnd = (klBeta: number) =>
    mean(seeds.map((seed, i) => endOf(train({ ...miniature, klBeta }, tasks[i] as Task, seed, "full"))));
  const free = meanEnd(0);
  expect(meanEnd(0.3)).toBeLessThan(free - 0.06);
  expect(meanEnd(1)).toBeLessThan(free - 0.25);
});

test("the default KL weight keeps most runs of a small batch at 2e-4 from the collapse that they meet without it", () => {
  const { simulateRun } = createSimulator();
  const collapsedShare = (change: Partial<RunConfig>) => {
    const config = { ...defaultConfig, learningRate: 2e-4, batchSize: 8192, epochs: 2, ...change };
    return seeds.filter((seed) => collapsed(simulateRun(config, seed, "full"))).length / seeds.length;
  };
  // DAPO is simulated as GRPO without KL; .81 +- .06 on 48 other seeds
  expect(collapsedShare({ lossMethod: "dapo" }) - collapsedShare({})).toBeGreaterThan(0.4);
});
