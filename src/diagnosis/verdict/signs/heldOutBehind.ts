import type { Series } from "../../log/log.ts";
import { short } from "./ends.ts";
import { gainsOf, heldOutLags, trainingGains } from "./heldOutLag.ts";
import type { Sign, SignRule } from "./sign.ts";

function heldOutBehindIn(series: Series): Sign | undefined {
  const gains = gainsOf(series);
  if (gains === undefined || !heldOutLags(series)) return undefined;
  return {
    text: `held-out gains ${short(gains.heldOut.gain)} ± ${short(gains.heldOut.error)} while training gains ${short(gains.train.gain)}`,
    column: "heldOut",
  };
}

export const heldOutBehind: SignRule = {
  level: "warning",
  remedy:
    "Read responses that the grader likes: what it pays for does not carry over to prompts that are not trained on.",
  source: "simulated failures (6 of 6), 2026-11-28, no real log yet",
  needs: "eval/reward",
  absence: { what: "reward hacking", why: "held-out gains at least a quarter of what training gains" },
  canJudge: trainingGains,
  read: heldOutBehindIn,
};
