import { changed } from "./changed.ts";
import { endsOf, short } from "./ends.ts";
import { realLogs, type SignRule } from "./sign.ts";

/** Responses of fewer tokens hold no reasoning; those of collapsed runs went to about 17. */
const FEW_TOKENS = 32;
/** Share of the initial length at or below which responses have shrunk. */
const SHRUNK = 0.3;

export const shrunk: SignRule = {
  level: "critical",
  remedy: "Read responses from before and after: a grader or a penalty may pay for empty ones.",
  source: realLogs,
  absence: { what: "responses that shrink to nothing", why: "they do not end at 32 tokens or fewer" },
  needs: "completions/mean_length",
  canJudge: (series) => endsOf(series.completionLength) !== undefined,
  read: (series) =>
    changed(
      series,
      "completionLength",
      ({ start, end }) => end <= FEW_TOKENS && end <= SHRUNK * start,
      ({ start, end }) => `responses shrink from ${short(start)} to ${short(end)} tokens`,
    ),
};
