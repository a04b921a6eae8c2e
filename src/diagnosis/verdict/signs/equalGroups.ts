import { mean } from "../../../schema/curve.ts";
import type { Series } from "../../log/log.ts";
import { FEWEST, finite } from "./ends.ts";
import { realLogs, type Sign, type SignRule } from "./sign.ts";

/** "Near 0.9 goes with no signal, but .6 to .8 also occurs in runs that learn." */
export const MOSTLY_EQUAL = 0.88;

function equalGroupsIn({ zeroVarianceShare }: Series): Sign | undefined {
  if (zeroVarianceShare === undefined) return undefined;
  const values = finite(Array.from(zeroVarianceShare));
  const share = mean(values);
  if (values.length < FEWEST || !(share >= MOSTLY_EQUAL)) return undefined;
  return {
    text: `in ${Math.round(100 * share)}% of the groups all rollouts score the same`,
    column: "zeroVarianceShare",
    from: 0,
    to: zeroVarianceShare.length - 1,
  };
}

export const equalGroups: SignRule = {
  level: "critical",
  remedy: "Vary what is compared: prompts of another difficulty, graded scores or more rollouts per prompt.",
  source: realLogs,
  needs: "frac_reward_zero_std",
  canJudge: ({ zeroVarianceShare }) => finite(Array.from(zeroVarianceShare ?? [])).length >= FEWEST,
  read: equalGroupsIn,
};
