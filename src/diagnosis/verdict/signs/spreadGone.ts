import type { Series } from "../../log/log.ts";
import { changed } from "./changed.ts";
import { endsOf, short } from "./ends.ts";
import { MOSTLY_EQUAL } from "./equalGroups.ts";
import { realLogs, type Sign, type SignRule } from "./sign.ts";

/** Left of the spread of the start. */
const SPREAD_GONE = 0.2;

const spreadGoneIn = (series: Series): Sign | undefined =>
  changed(
    series,
    "zeroVarianceShare",
    ({ start, end }) => end >= MOSTLY_EQUAL && start < MOSTLY_EQUAL,
    ({ start, end }) =>
      `groups whose rollouts all score the same go from ${Math.round(100 * start)} to ${Math.round(100 * end)}%`,
  ) ??
  changed(
    series,
    "rewardStd",
    ({ start, end }) => start > 0 && end <= SPREAD_GONE * start,
    ({ start, end }) => `the spread of the rewards in a group goes from ${short(start)} to ${short(end)}`,
  );

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
