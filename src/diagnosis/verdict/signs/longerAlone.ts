import type { Series } from "../../log/log.ts";
import { endsOf, percent } from "./ends.ts";
import { gainsOf, heldOutLags } from "./heldOutLag.ts";
import { published, type Sign, type SignRule } from "./sign.ts";

/** Growth of the responses. */
const MUCH = 0.5;

function longerAloneIn(series: Series): Sign | undefined {
  const ends = endsOf(series.completionLength);
  if (ends === undefined || !(ends.start > 0) || ends.end < (1 + MUCH) * ends.start || !heldOutLags(series))
    return undefined;
  return {
    text: `responses grow by ${percent(ends.end / ends.start - 1)} with the reward, while held-out lags behind`,
    column: "completionLength",
    from: ends.from,
    to: ends.to,
  };
}

export const longerAlone: SignRule = {
  level: "note",
  remedy: "Check whether the grader pays for length: compare its scores of long and short right answers.",
  source: published,
  needs: "completions/mean_length and eval/reward",
  canJudge: (series) => endsOf(series.completionLength) !== undefined && gainsOf(series) !== undefined,
  read: longerAloneIn,
};
