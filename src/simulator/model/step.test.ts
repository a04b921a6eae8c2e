import { expect, test } from "vitest";
import { mean } from "../../schema/curve.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { toMiniature } from "../mapping.ts";
import { evaluate } from "./evaluate.ts";
import { type Learner, startLearner } from "./learner.ts";
import type { Miniature } from "./miniature.ts";
import { forward } from "./policy.ts";
import { gaussians } from "./random.ts";
import { type Batch, batchGradient, sampleAnswer, trainStep } from "./step.ts";
import { makeTask } from "./task.ts";

const miniature: Miniature = { ...toMiniature(defaultConfig), klBeta: 0, mantissaBits: 0 };

/** A run whose adapter is away from its start, so that every weight matters. */
function learnerAway(change: Partial<Miniature> = {}): Learner {
  const changed = { ...miniature, ...change };
  const learner = startLearner(changed, makeTask(changed.task, 1), 1);
  const { value } = learner.policy.up;
  value.set(gaussians(value.length, 9, 9).map((x) => 0.05 * x));
  return learner;
}

const batchOf = (...prompts: number[]): Batch => ({ prompts: Int32Array.from(prompts), firstVisit: 40 });

const gradientOf = ({ policy }: Learner) => Float64Array.of(...policy.down.gradient, ...policy.up.gradient);

/** Slope of `height` along every weight, by central differences. */
function slopes(learner: Learner, height: () => number): Float64Array {
  const { down, up } = learner.policy;
  return Float64Array.of(
    ...[down, up].flatMap(({ value }) =>
      Array.from(value, (weight, i) => {
        value[i] = weight + 1e-5;
        const above = height();
        value[i] = weight - 1e-5;
        const below = height();
        value[i] = weight;
        return (above - below) / 2e-5;
      }),
    ),
  );
}

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);
const norm = (a: Float64Array) => Math.sqrt(dot(a, a));

function deviation(rewards: Float64Array): number {
  const middle = mean(rewards);
  return Math.sqrt(rewards.reduce((sum, x) => sum + (x - middle) ** 2, 0) / (rewards.length - 1));
}

test("follows the slope of the expected reward, divided by the spread of the group", () => {
  // one prompt in a very large group: the sampled gradient comes close to its expectation
  const learner = learnerAway({ groupSize: 100_000 });
  const prompt = learner.task.train[0];
  if (prompt === undefined) throw new Error("no prompt");
  const only: Learner = { ...learner, task: { ...learner.task, train: [prompt] } };
  batchGradient(learner, batchOf(0));
  const sampled = gradientOf(learner);
  const exact = slopes(learner, () => evaluate(only, 1).train);
  expect(dot(sampled, exact) / norm(sampled) / norm(exact)).toBeGreaterThan(0.99);
  expect((norm(sampled) * deviation(learner.group.rewards)) / norm(exact)).toBeCloseTo(1, 1);
});

test("subtracts the slope of the divergence from the base model: mean over prompts, each format context twice", () => {
  const without = learnerAway();
  const withKl = learnerAway({ klBeta: 0.5 });
  const batch = batchOf(3, 5, 8);
  batchGradient(without, batch);
  batchGradient(withKl, batch);
  const plain = gradientOf(without);
  const pulled = gradientOf(withKl).map((slope, i) => slope - (plain[i] as number));
  const { policy, task, activation } = withKl;
  const fresh = startLearner(withKl.miniature, task, 1);
  const divergence = (context: (typeof task.train)[number] | (typeof task.format)[number]) => {
    forward(policy, context, activation);
    forward(fresh.policy, context, fresh.activation);
    return activation.probabilities.reduce(
      (sum, p, k) => sum + p * Math.log(p / (fresh.activation.probabilities[k] as number)),
      0,
    );
  };
  const prompts = [3, 5, 8].map((i) => task.train[i]).filter((prompt) => prompt !== undefined);
  const exact = slopes(
    withKl,
    () =>
      -0.5 * (mean(prompts.map(divergence)) + 2 * task.format.reduce((sum, context) => sum + divergence(context), 0)),
  );
  expect(norm(exact)).toBeGreaterThan(0.01);
  exact.forEach((slope, i) => {
    expect(pulled[i]).toBeCloseTo(slope, 6);
  });
});

test("averages over the prompts of a batch", () => {
  const learner = learnerAway({ groupSize: 16 });
  batchGradient(learner, batchOf(3, 3));
  const both = gradientOf(learner);
  batchGradient(learner, { ...batchOf(3), firstVisit: 40 });
  const first = gradientOf(learner);
  batchGradient(learner, { ...batchOf(3), firstVisit: 41 });
  const second = gradientOf(learner);
  both.forEach((slope, i) => {
    expect(slope).toBeCloseTo(((first[i] as number) + (second[i] as number)) / 2, 12);
  });
});

test("learns nothing and stays where it is when every rollout is paid the same", () => {
  const learner = learnerAway();
  // a broken format: no rollout is valid
  for (const context of learner.task.format) context.baseLogits[context.rightToken] = -30;
  expect(trainStep(learner, batchOf(1, 2, 3, 4), 0.1)).toBe(0);
  expect(norm(gradientOf(learner))).toBe(0);
});

test.each([
  [0, 0],
  [0.0999, 0],
  [0.1001, 1],
  [0.5999, 1],
  [0.6001, 2],
  [0.9999, 2],
])("maps the draw %d to answer %i of chances .1, .5, .4", (draw, answer) => {
  expect(sampleAnswer(Float64Array.of(0.1, 0.5, 0.4, 0, 0, 0, 0, 0, 0, 0), draw)).toBe(answer);
});
