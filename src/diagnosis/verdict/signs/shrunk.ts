import type { Series } from "../../log/log.ts";
import { endsOf, short } from "./ends.ts";
import { realLogs, type Sign, type SignRule } from "./sign.ts";

/** Responses of fewer tokens hold no reasoning; those of collapsed runs went to about 17. */
const FEW_TOKENS = 32;
/** Share of the initial length at or below which responses have shrunk. */
const SHRUNK = 0.3;

function shrunkIn({ completionLength }: Series): Sign | undefined {
  const ends = endsOf(completionLength);
  if (ends === undefined || ends.end > FEW_TOKENS || ends.end > SHRUNK * ends.start) return undefined;
  return {
    text: `responses shrink from ${short(ends.start)} to ${short(ends.end)} tokens`,
    column: "completionLength",
    from: ends.from,
    to: ends.to,
  };
}

export const shrunk: SignRule = {
  level: "critical",
  remedy: "Read responses from before and after: a grader or a penalty may pay for empty ones.",
  source: realLogs,
  absence: { what: "responses that shrink to nothing", why: "they do not end at 32 tokens or fewer" },
  needs: "completions/mean_length",
  canJudge: (series) => endsOf(series.completionLength) !== undefined,
  read: shrunkIn,
};
