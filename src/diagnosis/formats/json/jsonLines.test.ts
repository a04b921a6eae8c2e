import { expect, test } from "vitest";
import { expectRead } from "../expectRead.ts";

test("reads rows behind a config, inner objects under their path", async () => {
  const { log, series, step, reward } = await expectRead(
    [
      '{"config": {"learning_rate": 2e-5, "lora": {"lora_rank": 16}, "loss_type": "dapo"}, "seed": 1}',
      '{"step": 1001, "train": {"reward": 0.25, "kl": 0.5}, "frac_reward_zero_std": 0.5}',
      '{"step": 1002, "train": {"reward": 0.5, "kl": NaN}}',
      '{"step": 1002, "eval": {"reward": 0.75}}',
      '{"step": 1002, "train": {"reward": "0.75"}}',
    ].join("\n"),
  );
  expect(log.format).toBe("JSON Lines");
  expect(step).toEqual([1001, 1002, 1002]);
  expect(reward).toEqual([0.25, 0.5, 0.75]);
  expect(series.rewardColumn).toBe("train/reward");
  expect(series.heldOut?.column).toBe("eval/reward");
  expect([...(series.zeroVarianceShare ?? [])]).toEqual([0.5, Number.NaN, Number.NaN]);
  expect(series.settings).toMatchObject({ learningRate: 2e-5, loraRank: 16, lossMethod: "dapo" });
});

const withSteps = (steps: readonly number[]) => steps.map((step, i) => `{"step": ${step}, "reward": ${i}}`).join("\n");

test("keeps the order of the file where a run was resumed, and lists where", async () => {
  const { step, reward, series } = await expectRead(withSteps([1, 2, 3, 4, 5, 6, 5, 6, 7, 8, 8, 9]));
  expect(step).toEqual([1, 2, 3, 4, 5, 6, 5, 6, 7, 8, 8, 9]);
  expect(reward).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(series.restarts).toEqual([6]);
});

test("names the lines that are broken and uses what is whole of them", async () => {
  const { log, reward } = await expectRead(
    [
      '{"step": 1, "reward": 0.5}',
      '{"step": 2, "reward": 0.25, "lo',
      "Traceback (most recent call last):",
      '{"step": 4, "reward": 1}',
    ].join("\n"),
  );
  expect(reward).toEqual([0.5, 0.25, 1]);
  expect(log.notes).toEqual(["2 lines could not be read whole (lines 2, 3); what is whole of them was used."]);
});

test("offers the runs that rows belong to", async () => {
  const rows = ["a", "b", "a", "b"].map((run, i) => `{"run_id": "${run}", "step": ${i >> 1}, "reward": ${i}}`);
  const { log, reward } = await expectRead(rows.join("\n"));
  expect(log.runs.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(reward).toEqual([0, 2]);
});

test("puts the values of one step together where each has a row", async () => {
  const rows = [1, 2].flatMap((step) => [
    `{"step": ${step}, "tag": "train/reward", "value": ${step / 4}}`,
    `{"step": ${step}, "tag": "train/kl", "value": 0.5}`,
  ]);
  const { step, reward, series } = await expectRead(rows.join("\n"));
  expect(step).toEqual([1, 2]);
  expect(reward).toEqual([0.25, 0.5]);
  expect([...(series.kl ?? [])]).toEqual([0.5, 0.5]);
});

test("takes the mean of a list of rewards", async () => {
  const { series, reward } = await expectRead('{"step": 1, "rewards": [0, 1]}\n{"step": 2, "rewards": [1, 1]}\n');
  expect(series.rewardColumn).toBe("rewards/mean");
  expect(reward).toEqual([0.5, 1]);
});

test("takes names that mean something in JavaScript for names", async () => {
  const { reward } = await expectRead(
    '{"__proto__": {"reward": 9}, "constructor": 1, "step": 1, "reward": 0.5}\n{"toString": 1, "step": 2, "reward": 0.75}\n',
  );
  expect(reward).toEqual([0.5, 0.75]);
  expect(Object.hasOwn(Object.prototype, "reward")).toBe(false);
});
