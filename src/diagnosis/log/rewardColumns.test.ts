import { expect, test } from "vitest";
import { heldOutColumns, rewardColumns, rewardDoubt } from "./rewardColumns.ts";

const log = (...names: string[]) => ({ columns: new Map(names.map((name) => [name, Float64Array.of(1, 2)])) });

test.each([
  ["reward", "reward_mean", "mean_reward", "rewards/accuracy_reward/mean", "reward_std", "eval_reward"],
  ["critic/score/mean", "critic/rewards/mean", "critic/score/max", "critic/score/min", "val/test_score/gsm8k"],
  ["critic_score_mean", "critic_rewards_mean", "critic_rewards_max"],
  ["env/all/reward/total", "env/gsm8k/reward/total", "env/all/reward/format"],
  ["train/reward", "eval/reward"],
  ["train/reward/mean", "train/reward/max", "train/reward/min"],
  ["rollout/raw_reward", "rollout/rewards"],
  ["reward/all/mean", "reward/all/max", "val_reward/all/mean"],
  ["rewards/correctness_reward_func", "rewards/format_reward_func", "rewards/xmlcount_reward_func"],
  ["rewards/accuracy/mean", "rewards/accuracy/std"],
  ["rollout/ep_rew_mean", "rollout/ep_len_mean"],
  ["episode_reward_mean", "episode_reward_max"],
  ["Avg Reward", "Avg Filtered Reward", "Mean Generation Length"],
  ["meanReward", "reward_ema"],
  ["mean_score", "accuracy", "score_std"],
  ["objective/scores", "objective/kl", "val/num_eos_tokens"],
  ["reward", "frac_reward_zero_std", "time/reward", "reward_model/micro_batch_size", "loss"],
  ["proxy_reward", "gold_reward"],
  ["train_reward", "true_reward"],
  ["grpo_actor/task_reward/avg", "grpo_actor/task_reward/max"],
  ["rollout/raw_reward", "rollout/filtered_reward", "rollout/raw_samples", "train/grad_norm", "producer/event"],
  ["train/agg/all/reward/mean", "train/agg/all/agent/reward/mean", "train/agg/all/agent/rewards/format/mean"],
  ["MeanRew", "MeanLen", "Loss"],
  ["AverageEpRet", "StdEpRet", "MaxEpRet", "EpLen"],
  ["eprewmean", "eplenmean"],
  ["Total Rewards", "Group Rewards", "Loss"],
  ["rollout/ep_rew_mean", "eval/mean_reward", "eval/episode_reward"],
  ["r", "l", "t"],
  ["eval/reward", "loss"],
  ["success_rate", "loss", "step"],
])("takes %s for the reward among %s, %s", (...names) => {
  for (const order of [names, names.toReversed()]) expect(rewardColumns(log(...order))[0]).toBe(names[0]);
});

test("keeps what else can be the reward as a choice, parts and evaluations last", () => {
  expect(
    rewardColumns(
      log("eval/reward", "rewards/format", "rewards/answer", "mean_reward", "reward_std", "reward/max", "loss"),
    ),
  ).toEqual(["mean_reward", "rewards/answer", "rewards/format", "eval/reward"]);
});

test.each([
  ["reward_std"],
  ["reward/max"],
  ["critic/score/min"],
  ["loss", "kl"],
  ["value", "loss"],
  ["reward_loss"],
  ["rewards/chosen", "rewards/rejected", "rewards/margins", "rewards/accuracies"],
  ["mean_token_accuracy"],
  ["quality"],
  ["4"],
  ["r", "t"],
  ["grad_norm"],
])("takes none of %s for the reward", (...names) => {
  expect(rewardColumns(log("step", ...names))).toEqual([]);
});

test("takes the single column of an exported chart for the reward", () => {
  expect(rewardColumns(log("Wall time", "Step", "Value"))).toEqual(["Value"]);
});

test.each([
  [["accuracy", "loss", "lr"], true],
  [["accuracy", "kl", "loss"], false],
  [["Value", "Step"], true],
  [["0", "index"], true],
  [["reward", "loss"], false],
  [["success_rate", "loss"], false],
  [["r", "l", "t"], false],
])("of %j it is doubtful whether the first is the reward: %s", (names, isDoubtful) => {
  expect(rewardDoubt(log(...names), names[0] ?? "") !== undefined).toBe(isDoubtful);
});

test("a few values that come again and again, with nothing that counts them, may be those of single rollouts", () => {
  const scores = Float64Array.from({ length: 80 }, (_, i) => i % 3);
  const means = scores.map((score, i) => score + i / 1000);
  const loss = Float64Array.of(1, ...new Array(79).fill(Number.NaN));
  const doubt = (reward: Float64Array, name = "loss", others = loss) =>
    rewardDoubt(
      {
        columns: new Map([
          ["reward", reward],
          [name, others],
        ]),
      },
      "reward",
    );
  expect(doubt(scores)).toBeDefined();
  expect(doubt(means)).toBeUndefined();
  expect(doubt(scores, "step", means)).toBeUndefined();
});

test("values that are printed between the steps are no match for those of the steps", () => {
  const rows = Array.from({ length: 60 }, (_, i) => i);
  const columns = new Map([
    ["reward", Float64Array.from(rows, (i) => (i % 6 === 0 ? Number.NaN : i))],
    ["reward_avg", Float64Array.from(rows, (i) => (i % 6 === 0 ? i : Number.NaN))],
    ["step", Float64Array.from(rows, (i) => (i % 6 === 0 ? i / 6 : Number.NaN))],
  ]);
  expect(rewardColumns({ columns })[0]).toBe("reward_avg");
});

test("a column with a few values is no match for one with many", () => {
  const many = Float64Array.from({ length: 100 }, (_, i) => i);
  const columns = new Map([
    ["reward", Float64Array.of(1, ...new Array(99).fill(Number.NaN))],
    ["mean_score", many],
  ]);
  expect(rewardColumns({ columns })).toEqual(["mean_score", "reward"]);
});

test.each([
  ["eval_reward", "eval_loss", "eval_rewards/format/mean", "eval_reward_std"],
  ["val-core/openai/gsm8k/reward/mean@1", "val-core/openai/gsm8k/reward/best@4/mean", "val-aux/num_turns/mean"],
  ["val/test_score/openai/gsm8k", "val/runtime"],
  ["test/env/all/reward/total", "test/env/all/correct"],
  ["validation/accuracy", "validation/loss"],
  ["held_out_score", "reward"],
  ["gold_reward", "proxy_reward"],
])("takes %s for the held-out reward among %s", (...names) => {
  for (const order of [names, names.toReversed()]) expect(heldOutColumns(log(...order))[0]).toBe(names[0]);
});
