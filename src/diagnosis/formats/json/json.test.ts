import { expect, test } from "vitest";
import { expectRead } from "../expectRead.ts";

const rows = [
  { step: 1, reward: 0.25 },
  { step: 2, reward: 0.5 },
];

test.each<[string, unknown]>([
  ["a list of objects", rows],
  ["a list inside an object", { config: { lr: 1e-5 }, history: rows }],
  ["an object of lists", { step: [1, 2], reward: [0.25, 0.5] }],
  ["an object of lists inside an object", { metrics: { step: [1, 2], reward: [0.25, 0.5] } }],
  ["pandas' columns by index", { step: { 0: 1, 1: 2 }, reward: { 0: 0.25, 1: 0.5 } }],
  ["rows under their steps", { 1: { reward: 0.25 }, 2: { reward: 0.5 } }],
  [
    "pairs of step and value",
    [
      [1, 0.25],
      [2, 0.5],
    ],
  ],
  [
    "what TensorBoard downloads",
    [
      [1.7e9, 1, 0.25],
      [1.7e9, 2, 0.5],
    ],
  ],
  ["numbers alone", [0.25, 0.5]],
  [
    "texts that are numbers",
    [
      { step: "1", reward: "0.25" },
      { step: "2", reward: "0.5" },
    ],
  ],
])("reads %s", async (_, value) => {
  for (const indent of [0, 2]) {
    const { step, reward } = await expectRead(JSON.stringify(value, undefined, indent));
    expect(reward).toEqual([0.25, 0.5]);
    expect(step).toEqual([1, 2]);
  }
});

test("reads objects that stand one after another, each over several lines", async () => {
  const { reward } = await expectRead(rows.map((row) => JSON.stringify(row, undefined, 2)).join("\n"));
  expect(reward).toEqual([0.25, 0.5]);
});

test("offers each list of several as a run, named by where it stands", async () => {
  const { log, reward, series } = await expectRead(
    JSON.stringify({
      first: {
        reward_key: "critic/score/mean",
        merged: [
          { step: 1, train_reward: 0.5 },
          { step: 9, eval_em: 0.25 },
        ],
      },
      second: { merged: rows },
    }),
  );
  expect(log.runs.map(({ name }) => name)).toEqual(["first", "second"]);
  expect(series.rewardColumn).toBe("critic/score/mean");
  expect(reward).toEqual([0.5]);
  expect(series.heldOut?.column).toBe("eval_em");
});

test("reads evaluations in a list of their own as held-out reward of the same run", async () => {
  const { log, series, reward } = await expectRead(JSON.stringify({ train: rows, eval: [{ step: 2, reward: 0.75 }] }));
  expect(log.runs).toHaveLength(1);
  expect(reward).toEqual([0.25, 0.5]);
  expect([...(series.heldOut?.reward ?? [])]).toEqual([0.75]);
  expect([...(series.heldOut?.step ?? [])]).toEqual([2]);
});

const state = {
  epoch: 1,
  log_history: [
    {
      epoch: 0.1,
      learning_rate: 2e-6,
      loss: 0,
      reward: 0.25,
      "rewards/format/mean": 0.5,
      reward_std: 0.1,
      kl: 0.5,
      step: 5,
    },
    { epoch: 0.1, eval_reward: 0.125, eval_runtime: 3, step: 5 },
    {
      epoch: 0.2,
      learning_rate: 1e-6,
      loss: 0,
      reward: 0.5,
      "rewards/format/mean": 0.5,
      reward_std: 0.1,
      kl: 0.5,
      step: 10,
    },
    { train_runtime: 12, step: 10 },
  ],
  num_train_epochs: 4,
  train_batch_size: 16,
};

test("reads Hugging Face's trainer state, evaluations apart", async () => {
  const { log, series, step, reward } = await expectRead(JSON.stringify(state, undefined, 2));
  expect(log.format).toBe("Hugging Face trainer state");
  expect(series.rewardColumn).toBe("reward");
  expect(step).toEqual([5, 10]);
  expect(reward).toEqual([0.25, 0.5]);
  expect([...(series.rewardStd ?? [])]).toEqual([0.1, 0.1]);
  expect(series.heldOut).toMatchObject({ column: "eval_reward" });
  expect([...(series.heldOut?.step ?? [])]).toEqual([5]);
  expect(series.settings).toEqual({
    library: "TRL",
    learningRate: 2e-6,
    epochs: 4,
    batchSize: 16,
    batchUnit: "sequences",
  });
});

test("uses the readable part of JSON that ends early, and says so", async () => {
  const text = JSON.stringify(state, undefined, 2);
  const { log, reward } = await expectRead(text.slice(0, text.indexOf('"kl"', text.indexOf('"step": 10') - 60)));
  expect(reward).toEqual([0.25, 0.5]);
  expect(log.notes).toEqual(["The file ends in the middle of its JSON; what is whole was used."]);
});

test("goes on behind a place where JSON is damaged, and says where", async () => {
  const text = JSON.stringify([...rows, { step: 3, reward: 0.75 }], undefined, 1).replace(
    '"reward": 0.5',
    '"reward\u0000 0.5',
  );
  const { log, reward } = await expectRead(text);
  expect(reward).toEqual([0.25, 0.75]);
  expect(log.notes[0]).toMatch(
    /^The JSON breaks at line \d+; what stands before and 1 whole objects after it were used\.$/,
  );
});

test("reads NaN and Infinity, which JSON does not have", async () => {
  const { log, reward } = await expectRead(
    '[{"reward": NaN}, {"reward": -Infinity}, {"reward": 0.5}, {"reward": 1.0}]',
  );
  expect(reward).toEqual([0.5, 1]);
  expect(log.notes).toEqual(["2 values are NaN or infinite and left out."]);
});

test("reads long JSON with bare NaN, and long JSON that was cut off anywhere, as it reads short JSON", async () => {
  const row = (step: number) =>
    `    {\n      "grad_norm": ${step % 7 === 0 ? "NaN" : 0.5},\n      "note": "a, {b} \\" [c",\n      "reward": ${step / 4000},\n      "step": ${step}\n    }`;
  const rows = Array.from({ length: 2000 }, (_, i) => row(i + 1));
  const text = `{\n  "log_history": [\n${rows.join(",\n")}\n  ],\n  "max_steps": 2000\n}`;
  const whole = await expectRead(text);
  expect(whole.reward).toHaveLength(2000);
  expect(whole.log.notes).toEqual(["285 values are NaN or infinite and left out."]);
  for (const cut of [text.length - 1, text.length - 40, 180_001, 180_030, 180_060, 180_100]) {
    const { reward, log } = await expectRead(text.slice(0, cut));
    expect(reward).toEqual(whole.reward.slice(0, reward.length));
    expect(reward.length).toBeGreaterThan((2000 * cut) / text.length - 3);
    expect(log.notes[0]).toBe("The file ends in the middle of its JSON; what is whole was used.");
  }
});
