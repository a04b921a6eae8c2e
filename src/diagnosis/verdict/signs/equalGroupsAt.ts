import type { Series } from "../../log/log.ts";
import { lastQuarter, percent, short } from "./ends.ts";
import type { Sign, SignRule } from "./sign.ts";

/** Share of groups of equal score in the last quarter from which half of the rollouts teach nothing. */
const HALF = 0.5;

/** Returns whether the log has the share of equal groups late in the run. */
export const hasEqualGroups: SignRule["canJudge"] = ({ zeroVarianceShare }) =>
  lastQuarter(zeroVarianceShare) !== undefined;

/** Returns the sign of mostly equal groups late in a run whose mean reward, of 0 to 1, is extreme there; `prompts` says how. */
export function readEqualGroupsAt(
  series: Series,
  isExtreme: (meanReward: number) => boolean,
  prompts: string,
): Sign | undefined {
  const late = lastQuarter(series.zeroVarianceShare);
  const reward = lastQuarter(series.reward);
  const isShare = series.reward.every((value) => value >= 0 && value <= 1);
  if (late === undefined || reward === undefined || !isShare || late.mean < HALF || !isExtreme(reward.mean))
    return undefined;
  return {
    text: `${percent(late.mean)} of the groups score the same at a mean reward of ${short(reward.mean)}: the prompts are ${prompts}`,
    column: "zeroVarianceShare",
    from: late.from,
    to: late.to,
  };
}
