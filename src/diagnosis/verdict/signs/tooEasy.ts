import { hasEqualGroups, readEqualGroupsAt } from "./equalGroupsAt.ts";
import { realLogs, type SignRule } from "./sign.ts";

/** Mean reward, of 0 to 1, from which the prompts are too easy. */
const EASY = 0.85;

export const tooEasy: SignRule = {
  level: "warning",
  remedy: "Take harder prompts: where every rollout is right there is nothing to compare.",
  source: realLogs,
  needs: "frac_reward_zero_std",
  canJudge: hasEqualGroups,
  read: (series) => readEqualGroupsAt(series, (reward) => reward >= EASY, "too easy"),
};
