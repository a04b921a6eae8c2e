import { bench, describe } from "vitest";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { compiledKernel } from "../kernel/compiledKernel.ts";
import { toMiniature } from "../mapping.ts";
import { makeTask } from "../model/task.ts";
import { createSimulator } from "../simulate.ts";

const { simulateRun, exports } = compiledKernel;
const engines = { kernel: simulateRun, typescript: createSimulator().simulateRun };

/** Time of one seed, its task already known. */
const cases: [name: string, change: Partial<RunConfig>][] = [
  ["default", {}],
  ["rank 128", { loraRank: 128 }],
  ["3 epochs", { epochs: 3 }],
  ["10 epochs", { epochs: 10 }],
  ["10 epochs, rank 128", { epochs: 10, loraRank: 128 }],
  ["10 epochs, rank 128, 8k batch", { epochs: 10, loraRank: 128, batchSize: 8192 }],
  ["rate 5e-4, 2 epochs", { learningRate: 5e-4, epochs: 2 }],
];

for (const [name, change] of cases)
  for (const evaluation of ["light", "full"] as const)
    describe(`${name}, ${evaluation}`, () => {
      for (const [engine, simulate] of Object.entries(engines)) {
        let seed = 0;
        bench(engine, () => {
          simulate({ ...defaultConfig, ...change }, seed++ % 64, evaluation);
        });
      }
    });

describe("task of the default run", () => {
  const { task } = toMiniature(defaultConfig);
  const { prompts, skills, startingReward, gameableShare, memorizedShare, lazyPay } = task;
  let seed = 0;
  bench("kernel", () => {
    exports.makeTask(0, seed++, prompts, skills, startingReward, gameableShare, memorizedShare, lazyPay);
  });
  bench("typescript", () => {
    makeTask(task, seed++);
  });
});
