import { expect, test } from "vitest";
import { type Role, roleColumn } from "./roles.ts";

const log = (...names: string[]) => ({ columns: new Map(names.map((name) => [name, Float64Array.of(1, 2)])) });

test.each<[Role, string]>([
  ["rewardStd", "reward_std"],
  ["rewardStd", "critic/score/std"],
  ["rewardStd", "train/reward/std"],
  ["kl", "kl"],
  ["kl", "train/kl"],
  ["kl", "objective/kl"],
  ["kl", "kl_divergence"],
  ["kl", "approx_kl"],
  ["kl", "actor/kl_loss"],
  ["kl", "actor_ppo_kl"],
  ["kl", "optim/kl_sample_train_v1"],
  ["completionLength", "completions/mean_length"],
  ["completionLength", "completions / mean_length"],
  ["completionLength", "completion_length"],
  ["completionLength", "response_length/mean"],
  ["completionLength", "response_length_mean"],
  ["completionLength", "avg_gen_tokens"],
  ["completionLength", "env/all/ac_tokens_per_turn"],
  ["completionLength", "Mean Generation Length"],
  ["completionLength", "rollout/response_len/mean"],
  ["completionLength", "train/mean_gen_tokens_per_sample"],
  ["gradientNorm", "grad_norm"],
  ["gradientNorm", "actor/grad_norm"],
  ["entropy", "actor/entropy_loss"],
  ["entropy", "optim/entropy"],
  ["zeroVarianceShare", "frac_reward_zero_std"],
  ["learningRate", "train/learning_rate"],
  ["learningRate", "actor/lr(1e-4)"],
  ["learningRate", "lr-AdamW"],
  ["clippedShare", "completions/clipped_ratio"],
  ["clippedShare", "response_length/clip_ratio"],
  ["clippedShare", "truncated_rate"],
])("finds the %s in %s", (role, column) => {
  const others = [
    "critic/grad_norm",
    "critic/lr",
    "kl_coef",
    "eval_kl",
    "response_length/max",
    "prompt_length/mean",
    "clip_ratio/high_max",
  ];
  expect(roleColumn(log(...others, column), role)).toBe(column);
  expect(roleColumn(log(...others), role)).toBeUndefined();
});
