import type { Series } from "../../log/log.ts";
import { endsOf, short } from "./ends.ts";
import { realLogs, type Sign, type SignRule } from "./sign.ts";

/** Of its limit, from where on a mean length is at it. */
const AT_LIMIT = 0.95;
const MOSTLY_CLIPPED = 0.5;

function atLimitIn({ completionLength, clippedShare, settings }: Series): Sign | undefined {
  const clipped = endsOf(clippedShare);
  if (clipped !== undefined && clipped.end >= MOSTLY_CLIPPED && clipped.end > clipped.start + 0.2)
    return {
      text: `${Math.round(100 * clipped.end)}% of the responses are cut off at the limit by the end, ${Math.round(100 * clipped.start)}% at the start`,
      column: "clippedShare",
      from: clipped.from,
      to: clipped.to,
    };
  const limit = settings.maxOutputTokens;
  const length = endsOf(completionLength);
  if (length === undefined || limit === undefined || length.end < AT_LIMIT * limit || length.start > AT_LIMIT * limit)
    return undefined;
  return {
    text: `responses grow from ${short(length.start)} tokens to the limit of ${limit}`,
    column: "completionLength",
    from: length.from,
    to: length.to,
  };
}

export const atLimit: SignRule = {
  level: "warning",
  remedy: "Raise the output limit, or leave cut-off responses out of the loss.",
  source: realLogs,
  absence: { what: "responses that grow to the limit", why: "they stay below it" },
  needs: "completions/clipped_ratio",
  canJudge: ({ clippedShare, completionLength, settings }) =>
    endsOf(clippedShare) !== undefined ||
    (settings.maxOutputTokens !== undefined && endsOf(completionLength) !== undefined),
  read: atLimitIn,
};
