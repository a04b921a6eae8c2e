import { expect, test } from "vitest";
import { readLog } from "../readLog.ts";

const steps = Array.from({ length: 40 }, (_, i) => i + 1);
const reward = (step: number) => (0.3 + step / 200).toFixed(3);
const bar = (step: number, total: number) =>
  `${Math.floor((100 * step) / total)}%|██        | ${step}/${total} [00:10<01:00, 1.2it/s`;
const plannedOf = async (text: string) => (await readLog(text)).runs[0]?.settings.plannedSteps;

test.each<readonly [string, (step: number) => string]>([
  ["in words", (step) => `Step ${step} of 500: reward=${reward(step)} loss=0.1`],
  ["with a slash", (step) => `[step ${step}/500] reward=${reward(step)} loss=0.1`],
  ["by a bar with values", (step) => `${bar(step, 500)}, reward=${reward(step)}]`],
  [
    "by a bar between dictionaries",
    (step) => `${bar(step, 500)}]\n{'loss': 0.1, 'reward': ${reward(step)}, 'step': ${step}}`,
  ],
])("the planned steps that a console shows %s are read", async (_, line) => {
  expect(await plannedOf(`${steps.map(line).join("\n")}\n`)).toBe(500);
});

test.each<readonly [string, (step: number) => string]>([
  ["of files that are loaded", (step) => `Loading shards: ${bar(step, 500)}]\nstep=${step} reward=${reward(step)}`],
  ["of batches in a step", (step) => `step=${step} reward=${reward(step)}\n${bar((step % 4) + 1, 4)}]`],
  ["of other steps", (step) => `${bar(step * 8, 4000)}]\nstep=${step} reward=${reward(step)}`],
])("a bar %s plans nothing", async (_, line) => {
  expect(await plannedOf(`${steps.map(line).join("\n")}\n`)).toBeUndefined();
});

test("what the log states itself counts more", async () => {
  expect(
    await plannedOf(
      `max_steps: 300, learning_rate: 1e-5, num_generations: 8\n${steps.map((step) => `Step ${step}/500 reward=${reward(step)}`).join("\n")}\n`,
    ),
  ).toBe(300);
});
