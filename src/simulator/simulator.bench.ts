import { bench } from "vitest";
import type { RunConfig } from "../schema/config.ts";
import { defaultConfig } from "../schema/parameters.ts";
import { toMiniature } from "./mapping.ts";
import { createSimulator } from "./simulate.ts";
import { makeTask } from "./task.ts";

/** Time of one seed, its task already known. */
const cases: [name: string, change: Partial<RunConfig>][] = [
  ["default", {}],
  ["rank 128", { loraRank: 128 }],
  ["10 epochs", { epochs: 10 }],
  ["10 epochs, rank 128", { epochs: 10, loraRank: 128 }],
  ["10 epochs, rank 128, 8k batch", { epochs: 10, loraRank: 128, batchSize: 8192 }],
];

for (const [name, change] of cases)
  for (const evaluation of ["light", "full"] as const) {
    const { simulateRun } = createSimulator();
    let seed = 0;
    bench(`${name}, ${evaluation}`, () => {
      simulateRun({ ...defaultConfig, ...change }, seed++ % 64, evaluation);
    });
  }

let seed = 0;
bench("task of the default run", () => {
  makeTask(toMiniature(defaultConfig).task, seed++);
});
