import { expect, test } from "vitest";
import { adamStep, startClock } from "./adam.ts";
import { makePolicy } from "./policy.ts";

test("moves every weight by the rate on the first step, up its gradient", () => {
  const policy = makePolicy(2, 0.7, 0, 1);
  policy.up.gradient.set([0.1, -0.2, 0.3]);
  const before = policy.down.value.slice();
  adamStep(policy, startClock(), 0.01, 0);
  expect(policy.up.value[0]).toBeCloseTo(0.01, 6);
  expect(policy.up.value[1]).toBeCloseTo(-0.01, 6);
  expect(policy.up.value[2]).toBeCloseTo(0.01, 6);
  expect(policy.down.value).toEqual(before);
});

test("shortens a gradient to norm 1 over A and B together", () => {
  const policy = makePolicy(2, 0.7, 0, 1);
  policy.down.gradient[0] = 30;
  policy.up.gradient[0] = 40;
  adamStep(policy, startClock(), 0.01, 0);
  expect(policy.down.firstMoment[0]).toBeCloseTo(0.1 * 0.6, 12);
  expect(policy.up.firstMoment[0]).toBeCloseTo(0.1 * 0.8, 12);
});

test("leaves a short gradient as it is", () => {
  const policy = makePolicy(2, 0.7, 0, 1);
  policy.up.gradient[0] = 0.5;
  adamStep(policy, startClock(), 0.01, 0);
  expect(policy.up.firstMoment[0]).toBeCloseTo(0.05, 12);
});

test("averages gradients with decay .9 and their squares with .95, corrected for the start at 0", () => {
  const policy = makePolicy(2, 0.7, 0, 1);
  const clock = startClock();
  policy.up.gradient[0] = 0.5;
  adamStep(policy, clock, 0.01, 0);
  policy.up.gradient[0] = -0.1;
  adamStep(policy, clock, 0.01, 0);
  const first = (0.9 * 0.05 + 0.1 * -0.1) / (1 - 0.9 ** 2);
  const second = (0.95 * 0.05 * 0.25 + 0.05 * 0.01) / (1 - 0.95 ** 2);
  expect(policy.up.value[0]).toBeCloseTo(0.01 + (0.01 * first) / Math.sqrt(second), 8);
});

test("loses a step that is smaller than half the gap to the next weight", () => {
  const policy = makePolicy(2, 0.7, 3, 1);
  policy.down.value[0] = 1;
  policy.down.gradient[0] = 0.5;
  const clock = startClock();
  adamStep(policy, clock, 0.05, 3);
  expect(policy.down.value[0]).toBe(1);
  adamStep(policy, clock, 0.07, 3);
  expect(policy.down.value[0]).toBe(1.125);
});
