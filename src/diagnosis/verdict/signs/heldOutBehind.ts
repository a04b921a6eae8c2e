import type { Series } from "../../log/log.ts";
import { percent } from "./ends.ts";
import { gainsOf, heldOutLags, trainingGains } from "./heldOutLag.ts";
import type { Sign, SignRule } from "./sign.ts";

function heldOutBehindIn(series: Series): Sign | undefined {
  const gains = gainsOf(series);
  if (gains === undefined || !heldOutLags(series)) return undefined;
  const share = Math.round((100 * gains.heldOut.gain) / gains.train.gain) / 100;
  return {
    // a share, so that no second fall stands beside the one from the best level
    text: `held-out gains ${share > 0 ? percent(share) : "nothing"} of what training gains`,
    column: "heldOut",
  };
}

export const heldOutBehind: SignRule = {
  level: "warning",
  remedy:
    "Read responses that the grader likes: what it pays for does not carry over to prompts that are not trained on.",
  source: "found on 6 simulated failures, not checked on real logs, 2026-11-28",
  needs: "eval/reward",
  absence: { what: "reward hacking", why: "held-out gains at least a quarter of what training gains" },
  canJudge: trainingGains,
  read: heldOutBehindIn,
};
