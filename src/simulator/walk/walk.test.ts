import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { simulateRun } from "../simulate.ts";
import { traceFormat } from "./formatTrace.ts";
import { traceGroup } from "./groupTrace.ts";

const draws = Array.from({ length: 60 }, (_, draw) => draw);
const traces = draws.map((draw) => traceGroup(defaultConfig, draw));

test("a group is one prompt: probabilities add up, and each reward is what the answer pays in the right format", () => {
  for (const { before, after, pay, rollouts } of traces) {
    for (const probabilities of [before, after])
      expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    expect(rollouts).toHaveLength(4);
    for (const { answer, formatted, reward } of rollouts) expect(reward).toBe(formatted ? pay[answer] : 0);
  }
  expect(traceGroup(defaultConfig, 7)).toEqual(traces[7]);
});

test("groups differ, and a group of equal rewards moves nothing", () => {
  expect(new Set(traces.map(({ rollouts }) => rollouts.map(({ reward }) => reward).join())).size).toBeGreaterThan(5);
  const equal = traces.filter(({ rollouts }) => new Set(rollouts.map(({ reward }) => reward)).size === 1);
  expect(equal.length).toBeGreaterThan(0);
  // what is left is the rounding error of the KL term
  for (const { before, after } of equal)
    for (const [i, one] of after.entries()) expect(one).toBeCloseTo(before[i] ?? 0, 9);
});

test("an update makes answers with a positive advantage more likely, and a larger rate moves them further", () => {
  const gain = ({ before, after, rollouts }: (typeof traces)[number]) =>
    rollouts.reduce(
      (sum, { answer, advantage }) => sum + advantage * Math.log((after[answer] ?? 0) / (before[answer] ?? 1)),
      0,
    );
  const moving = draws.filter((draw) => traces[draw]?.rollouts.some(({ advantage }) => advantage !== 0));
  const share = moving.filter((draw) => gain(traceGroup(defaultConfig, draw)) > 0).length / moving.length;
  expect(share).toBeGreaterThan(0.9);
  const size = (learningRate: number, draw: number) => {
    const { before, after } = traceGroup({ ...defaultConfig, learningRate }, draw);
    return before.reduce((sum, one, i) => sum + Math.abs(one - (after[i] ?? 0)), 0);
  };
  for (const draw of moving.slice(0, 10)) expect(size(5e-4, draw)).toBeGreaterThan(size(1e-4, draw));
});

test("a run that collapses breaks its format first: reward and well-formed share fall together", () => {
  const config = { ...defaultConfig, learningRate: 5e-4, epochs: 2, seed: 16 };
  const { step, reward, validity } = traceFormat(config);
  expect(reward).toEqual([...simulateRun(config, config.seed, "light").reward]);
  expect(validity).toHaveLength(step.length);
  expect(Math.max(...reward)).toBeGreaterThan(0.35);
  expect(reward.at(-1)).toBeLessThan(0.1);
  expect(validity.at(-1)).toBeLessThan(0.1);
  const healthy = traceFormat(defaultConfig);
  expect(healthy.validity.at(-1)).toBeGreaterThan(0.9);
});
