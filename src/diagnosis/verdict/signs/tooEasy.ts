import type { Series } from "../../log/log.ts";
import { lastQuarter, percent, short } from "./ends.ts";
import { realLogs, type Sign, type SignRule } from "./sign.ts";

/** Share of groups of equal score in the last quarter from which half of the rollouts teach nothing. */
const HALF = 0.5;
/** Mean reward, of 0 to 1, above which the prompts are too easy. */
const EASY = 0.85;

function read(series: Series): Sign | undefined {
  const late = lastQuarter(series.zeroVarianceShare);
  const reward = lastQuarter(series.reward);
  const isShare = series.reward.every((value) => value >= 0 && value <= 1);
  if (late === undefined || reward === undefined || !isShare || late.mean < HALF || reward.mean < EASY)
    return undefined;
  return {
    text: `${percent(late.mean)} of the groups score the same at a mean reward of ${short(reward.mean)}: the prompts are too easy`,
    column: "zeroVarianceShare",
    from: late.from,
    to: late.to,
  };
}

export const tooEasy: SignRule = {
  level: "warning",
  remedy: "Take harder prompts: where every rollout is right there is nothing to compare.",
  source: realLogs,
  canJudge: ({ zeroVarianceShare }) => lastQuarter(zeroVarianceShare) !== undefined,
  read: read,
};
