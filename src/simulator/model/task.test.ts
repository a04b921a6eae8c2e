import { expect, test } from "vitest";
import { mean } from "../../schema/curve.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { toMiniature } from "../mapping.ts";
import { evaluate } from "./evaluate.ts";
import { startLearner } from "./learner.ts";
import { HELD_OUT, highestStart, makeTask, type Prompt, type TaskSettings } from "./task.ts";

const miniature = toMiniature(defaultConfig);
const settings: TaskSettings = { ...miniature.task, prompts: 1000 };
const seeds = [1, 2, 3, 4, 5];

const isFlawed = ({ pay, rightAnswer }: Prompt) => pay[rightAnswer] !== 1;

test("has the training prompts, 128 held-out ones and 4 format contexts", () => {
  const task = makeTask(settings, 1);
  expect([task.train.length, task.heldOut.length, task.format.length]).toEqual([1000, HELD_OUT, 4]);
});

test("pays 1 for the right answer, a fifth for the lazy one and nothing for the others where the grader is right", () => {
  const fair = makeTask(settings, 1).train.filter((prompt) => !isFlawed(prompt));
  for (const { pay, rightAnswer } of fair)
    expect(Array.from(pay)).toEqual(Array.from(pay, (_, k) => (k === rightAnswer ? 1 : k === 0 ? 0.2 : 0)));
});

test("pays .8 for the right answer and 1 for one wrong, not lazy answer where the grader is flawed", () => {
  for (const { pay, rightAnswer } of makeTask(settings, 1).train.filter(isFlawed)) {
    expect(pay[rightAnswer]).toBe(0.8);
    expect(pay[0]).toBe(0.2);
    expect(Array.from(pay).filter((value) => value === 1)).toHaveLength(1);
  }
});

test("prefers the same wrong answer on all flawed prompts, and the next one where that is right", () => {
  for (const seed of seeds) {
    const flawed = makeTask(settings, seed).train.filter(isFlawed);
    const preferred = flawed.map(({ pay }) => pay.indexOf(1));
    const usual = Math.round(preferred.toSorted((a, b) => a - b)[Math.floor(preferred.length / 2)] ?? 0);
    const counts = preferred.filter((answer) => answer === usual).length;
    expect(new Set(preferred).size).toBeLessThanOrEqual(2);
    expect(counts / flawed.length).toBeGreaterThan(0.5);
    flawed.forEach(({ rightAnswer }, i) => {
      expect(preferred[i]).toBe(rightAnswer === usual ? 1 + (usual % 9) : usual);
    });
  }
});

test("gives the flawed grader its share of the training prompts and none of the held-out ones", () => {
  const tasks = seeds.map((seed) => makeTask(settings, seed));
  const shares = tasks.map(({ train }) => train.filter(isFlawed).length / train.length);
  expect(mean(shares)).toBeCloseTo(0.28, 1);
  expect(tasks.some(({ heldOut }) => heldOut.some(isFlawed))).toBe(false);
  expect(makeTask({ ...settings, gameableShare: 0 }, 1).train.some(isFlawed)).toBe(false);
});

test("asks for as many different answers as there are skills when nothing is to be memorized", () => {
  for (const skills of [2, 3, 7]) {
    const { train } = makeTask({ ...settings, skills, memorizedShare: 0 }, 1);
    expect(new Set(train.map(({ rightAnswer }) => rightAnswer)).size).toBe(skills);
  }
});

test.each([0.1, 0.3, 0.6])("starts at a mean training reward of %d, held-out near it", (startingReward) => {
  const many = { ...miniature, task: { ...miniature.task, prompts: 128, startingReward } };
  const starts = seeds.map((seed) => evaluate(startLearner(many, makeTask(many.task, seed), seed), 128));
  for (const { train } of starts) expect(train).toBeCloseTo(startingReward, 4);
  expect(Math.abs(mean(starts.map(({ heldOut }) => heldOut)) - startingReward)).toBeLessThan(0.08);
});

test("starts at the highest reward a base model can have when asked for more", () => {
  const best = { ...miniature, task: { ...miniature.task, prompts: 1000, startingReward: 0.95 } };
  const starts = seeds.map((seed) => evaluate(startLearner(best, makeTask(best.task, seed), seed), 1000).train);
  expect(mean(starts)).toBeCloseTo(highestStart(0.28), 2);
});
