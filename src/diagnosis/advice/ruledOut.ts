import type { VerdictName } from "../../schema/curve.ts";
import type { RuledOut } from "./diagnosis.ts";
import type { Examination } from "./loggedVerdict.ts";

/** What else was looked for and is not there. */
export function ruledOutFor(name: VerdictName, { reading, trend, series, signs }: Examination): RuledOut[] {
  const share = (other: VerdictName) => reading.shares.get(other) ?? 0;
  const rest: RuledOut[] = [];
  const out = (what: string, why: string) => rest.push({ what, why });
  if (name !== "spike_then_collapse" && name !== "cant_tell" && share("spike_then_collapse") < 0.05)
    out("a collapse", "no curve with a lasting fall of half the gain fits the points");
  const rises = ["healthy", "still_climbing", "slow_climb", "early_plateau", "overfit"].includes(name);
  if (rises && share("noisy") < 0.05 && trend.gainError > 0)
    out("mere noise", `the rise is ${(trend.gain / trend.gainError).toFixed(1)} standard errors`);
  if (name !== "overfit" && reading.heldOut) out("overfitting", "the held-out reward does not fall");
  if (series.kl && !signs.driftedAway) out("a policy that runs away", "the KL divergence makes no jump");
  if (series.gradientNorm && !signs.exploded)
    out("steps that explode", "the gradient norm does not stay above ten times its start");
  if (series.completionLength && !signs.shrunk && !signs.atLimit)
    out("responses of degenerate length", "the completion length neither shrinks to nothing nor grows to the limit");
  if ((series.zeroVarianceShare ?? series.rewardStd) && !signs.equalGroups && !signs.spreadGone)
    out("groups of equal scores", "the rollouts of a group still score differently");
  return rest;
}
