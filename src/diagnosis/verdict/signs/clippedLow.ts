import type { Series } from "../../log/log.ts";
import { lastQuarter, percent } from "./ends.ts";
import { published, type Sign, type SignRule } from "./sign.ts";

/** Times the share that is clipped at the upper bound, and the least share that matters. */
const TIMES = 3;
const SOME = 0.01;

function clippedLowIn({ clipFractionLow, clipFractionHigh }: Series): Sign | undefined {
  const [low, high] = [lastQuarter(clipFractionLow), lastQuarter(clipFractionHigh)];
  if (low === undefined || high === undefined || low.mean < SOME || low.mean < TIMES * high.mean) return undefined;
  return {
    text: `${percent(low.mean)} of the update is clipped at the lower bound, ${percent(high.mean)} at the upper one`,
    column: "clipFractionLow",
    from: low.from,
    to: low.to,
  };
}

export const clippedLow: SignRule = {
  level: "note",
  remedy: "Steps mostly make responses less likely: look at the entropy, and at the share of negative advantages.",
  source: published,
  needs: "clip_ratio/low_mean and clip_ratio/high_mean",
  canJudge: ({ clipFractionLow, clipFractionHigh }) =>
    lastQuarter(clipFractionLow) !== undefined && lastQuarter(clipFractionHigh) !== undefined,
  read: clippedLowIn,
};
