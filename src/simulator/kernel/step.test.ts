import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { toMiniature } from "../mapping.ts";
import { adamStep } from "../model/adam.ts";
import { ANSWERS, FEATURES } from "../model/dimensions.ts";
import { type Learner, startLearner } from "../model/learner.ts";
import type { Miniature } from "../model/miniature.ts";
import type { Policy, Weights } from "../model/policy.ts";
import { gaussians } from "../model/random.ts";
import { batchGradient } from "../model/step.ts";
import { makeTask } from "../model/task.ts";
import { compiledKernel as kernel } from "./compiledKernel.ts";

const { exports } = kernel;
const { memory, VALUE, GRADIENT, ORDER } = exports;

/** Floats of a hidden unit in the kernel: its row of A, then its column of B, padded to 12. */
const UNIT = FEATURES + 12;
const unitsOf = (address: number, rank: number) => new Float32Array(memory.buffer, address, rank * UNIT);

/** A and B one after the other, from the kernel's order. */
function fromUnits(address: number, rank: number): Float64Array {
  const units = unitsOf(address, rank);
  const down = Array.from(
    { length: rank * FEATURES },
    (_, i) => units[Math.floor(i / FEATURES) * UNIT + (i % FEATURES)],
  );
  const up = Array.from(
    { length: ANSWERS * rank },
    (_, i) => units[(i % rank) * UNIT + FEATURES + Math.floor(i / rank)],
  );
  return Float64Array.from([...down, ...up], (value) => value ?? Number.NaN);
}

const flat = ({ down, up }: Policy, part: keyof Weights) => Float64Array.of(...down[part], ...up[part]);

/** Puts the policy's weights into the kernel. */
function copyWeights({ down, up, rank }: Policy) {
  const units = unitsOf(VALUE.value, rank);
  down.value.forEach((weight, i) => {
    units[Math.floor(i / FEATURES) * UNIT + (i % FEATURES)] = weight;
  });
  up.value.forEach((weight, i) => {
    units[(i % rank) * UNIT + FEATURES + Math.floor(i / rank)] = weight;
  });
}

const prompts = Int32Array.of(3, 17, 42, 250, 4, 299, 120, 77);
const batch = { prompts, firstVisit: 1200 };

/** The same run in both models, its adapter away from the start so that every weight matters. */
function bothAway(change: Partial<Miniature>): Learner {
  const miniature: Miniature = { ...toMiniature(defaultConfig), ...change };
  const learner = startLearner(miniature, makeTask(miniature.task, 7), 7);
  const { up, rank } = learner.policy;
  up.value.set(gaussians(up.value.length, 9, 9).map((x) => Math.fround(0.05 * x)));
  kernel.start(miniature, 7);
  expect(largestGap(fromUnits(VALUE.value, rank).subarray(0, rank * FEATURES), learner.policy.down.value)).toBeLessThan(
    1e-6,
  );
  copyWeights(learner.policy);
  new Int32Array(memory.buffer, ORDER.value, prompts.length).set(prompts);
  return learner;
}

const largest = (values: Float64Array) => values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
const largestGap = (a: Float64Array, b: Float64Array) => largest(a.map((x, i) => x - (b[i] ?? Number.NaN)));

const variants: [name: string, change: Partial<Miniature>][] = [
  ["the default", {}],
  ["rank 27", { rank: 27 }],
  ["rank 2", { rank: 2 }],
  ["2 rollouts", { groupSize: 2 }],
  ["32 rollouts", { groupSize: 32 }],
  ["without KL", { klBeta: 0 }],
  ["much KL", { klBeta: 0.5 }],
  ["temperature .1", { temperature: 0.1 }],
  ["temperature 2", { temperature: 2 }],
  [
    "no lazy pay and much to memorize",
    { task: { ...toMiniature(defaultConfig).task, lazyPay: 0, memorizedShare: 0.6 } },
  ],
];

test.each(variants)("finds the gradient of the TypeScript model from the same weights: %s", (_name, change) => {
  const learner = bothAway(change);
  const reward = batchGradient(learner, batch);
  expect(exports.batchGradient(0, prompts.length, batch.firstVisit)).toBeCloseTo(reward, 6);
  const gradient = flat(learner.policy, "gradient");
  expect(largest(gradient)).toBeGreaterThan(0);
  expect(largestGap(fromUnits(GRADIENT.value, learner.policy.rank), gradient)).toBeLessThan(1e-5 * largest(gradient));
});

test("keeps the padding of the adapter at 0", () => {
  const learner = bothAway({ klBeta: 0.5 });
  const { rank } = learner.policy;
  exports.batchGradient(0, prompts.length, batch.firstVisit);
  exports.adamStep(0.03);
  const units = unitsOf(VALUE.value, 4);
  expect(Array.from(units.subarray(rank * UNIT)).every((weight) => weight === 0)).toBe(true);
  for (let unit = 0; unit < rank; unit++)
    expect(Array.from(units.subarray(unit * UNIT + FEATURES + ANSWERS, (unit + 1) * UNIT))).toEqual([0, 0]);
});

test.each(variants)("makes the steps of the TypeScript model in full precision: %s", (_name, change) => {
  const learner = bothAway({ ...change, mantissaBits: 0 });
  const { policy, clock } = learner;
  const before = flat(policy, "value");
  for (let step = 0; step < 3; step++) {
    batchGradient(learner, batch);
    adamStep(policy, clock, 0.003, 0);
    exports.batchGradient(0, prompts.length, batch.firstVisit);
    exports.adamStep(0.003);
  }
  const moved = largestGap(flat(policy, "value"), before);
  expect(moved).toBeGreaterThan(0.003);
  // Adam makes a full step of the smallest slope, and with it of that slope's rounding error
  expect(largestGap(fromUnits(VALUE.value, policy.rank), flat(policy, "value"))).toBeLessThan(0.05 * moved);
});

test.each([1, 3, 4, 7])(
  "rounds to %i mantissa bits as the TypeScript model does, or to the next number",
  (mantissaBits) => {
    const learner = bothAway({ mantissaBits });
    const { policy, clock } = learner;
    batchGradient(learner, batch);
    adamStep(policy, clock, 0.03, mantissaBits);
    exports.batchGradient(0, prompts.length, batch.firstVisit);
    exports.adamStep(0.03);
    const readable = flat(policy, "value");
    const fast = fromUnits(VALUE.value, policy.rank);
    const different = readable.filter((weight, i) => weight !== fast[i]).length;
    expect(different).toBeLessThan(0.02 * readable.length);
    readable.forEach((weight, i) => {
      const ulp = 2 ** (Math.floor(Math.log2(Math.abs(weight))) - mantissaBits);
      expect(Math.abs(weight - (fast[i] ?? Number.NaN))).toBeLessThanOrEqual(ulp);
    });
  },
);

test("rounds ties to the even number", () => {
  kernel.start(toMiniature(defaultConfig), 7);
  const weights = unitsOf(VALUE.value, 1);
  // halfway between two numbers with 3 mantissa bits
  weights.set([1.0625, 1.1875, -1.0625, -1.1875, 0.06640625]);
  unitsOf(GRADIENT.value, 3).fill(0);
  exports.adamStep(0.03);
  expect(Array.from(weights.subarray(0, 5))).toEqual([1, 1.25, -1, -1.25, 0.0625]);
});
