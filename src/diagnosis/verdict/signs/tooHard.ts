import { hasEqualGroups, readEqualGroupsAt } from "./equalGroupsAt.ts";
import { realLogs, type SignRule } from "./sign.ts";

/** Mean reward, of 0 to 1, up to which the prompts are too hard. */
const HARD = 0.15;

export const tooHard: SignRule = {
  level: "warning",
  remedy: "Take easier prompts or more rollouts per prompt, and check that the grader accepts right answers.",
  source: realLogs,
  needs: "frac_reward_zero_std",
  canJudge: hasEqualGroups,
  read: (series) => readEqualGroupsAt(series, (reward) => reward <= HARD, "too hard"),
};
