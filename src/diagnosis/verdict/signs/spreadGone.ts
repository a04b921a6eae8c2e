import type { Series } from "../../log/log.ts";
import { endsOf, short } from "./ends.ts";
import { MOSTLY_EQUAL } from "./equalGroups.ts";
import { realLogs, type Sign, type SignRule } from "./sign.ts";

/** Left of the spread of the start. */
const SPREAD_GONE = 0.2;

function spreadGoneIn({ rewardStd, zeroVarianceShare }: Series): Sign | undefined {
  const equal = endsOf(zeroVarianceShare);
  if (equal !== undefined && equal.end >= MOSTLY_EQUAL && equal.start < MOSTLY_EQUAL)
    return {
      text: `groups whose rollouts all score the same go from ${Math.round(100 * equal.start)} to ${Math.round(100 * equal.end)}%`,
      column: "zeroVarianceShare",
      from: equal.from,
      to: equal.to,
    };
  const spread = endsOf(rewardStd);
  if (spread === undefined || !(spread.start > 0) || spread.end > SPREAD_GONE * spread.start) return undefined;
  return {
    text: `the spread of the rewards in a group goes from ${short(spread.start)} to ${short(spread.end)}`,
    column: "rewardStd",
    from: spread.from,
    to: spread.to,
  };
}

export const spreadGone: SignRule = {
  level: "warning",
  remedy: "Harder or more varied prompts, or graded scores, bring back a difference.",
  source: realLogs,
  absence: { what: "zero-variance groups", why: "the rollouts of a group still score differently" },
  needs: "frac_reward_zero_std or reward_std",
  canJudge: ({ zeroVarianceShare, rewardStd }) =>
    endsOf(zeroVarianceShare) !== undefined || endsOf(rewardStd) !== undefined,
  read: spreadGoneIn,
};
