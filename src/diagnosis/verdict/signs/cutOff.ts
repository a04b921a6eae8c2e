import type { Series } from "../../log/log.ts";
import { lastQuarter, percent } from "./ends.ts";
import { realLogs, type Sign, type SignRule } from "./sign.ts";

/** Share of responses that are cut off, in the last quarter. */
const MANY = 0.25;

function cutOffIn({ clippedShare }: Series): Sign | undefined {
  const late = lastQuarter(clippedShare);
  if (late === undefined || late.mean < MANY) return undefined;
  return {
    text: `${percent(late.mean)} of the responses are cut off in the last quarter`,
    column: "clippedShare",
    from: late.from,
    to: late.to,
  };
}

export const cutOff: SignRule = {
  level: "warning",
  remedy: "Raise the output limit, or leave cut-off responses out of the loss, before rate or batch.",
  source: realLogs,
  absence: { what: "cut-off responses", why: "fewer than a quarter are cut off" },
  needs: "completions/clipped_ratio",
  canJudge: ({ clippedShare }) => lastQuarter(clippedShare) !== undefined,
  read: cutOffIn,
};
