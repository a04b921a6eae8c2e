import { expect, test } from "vitest";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { createSimulator, simulateRun } from "./simulate.ts";

test("gives the same run for the same config and seed, and another for another seed", () => {
  expect(simulateRun(defaultConfig, 5, "light")).toEqual(simulateRun(defaultConfig, 5, "light"));
  expect(simulateRun(defaultConfig, 5, "light").reward).not.toEqual(simulateRun(defaultConfig, 6, "light").reward);
});

test("gives the same runs from remembered tasks as from fresh ones", () => {
  const simulator = createSimulator();
  simulator.simulateRun(defaultConfig, 5, "light");
  simulator.simulateRun({ ...defaultConfig, taskComplexity: "complex" }, 5, "light");
  const faster = { ...defaultConfig, learningRate: 3e-4, loraRank: 32, batchSize: 65536 };
  expect(simulator.simulateRun(faster, 5, "light")).toEqual(simulateRun(faster, 5, "light"));
});

test("remembers no more tasks than it has room for, and is right beyond them", () => {
  const simulator = createSimulator();
  const small = { ...defaultConfig, prompts: 50 };
  for (let seed = 0; seed < 70; seed++) simulator.simulateRun(small, seed, "light");
  expect(simulator.simulateRun(small, 0, "light")).toEqual(simulateRun(small, 0, "light"));
});
