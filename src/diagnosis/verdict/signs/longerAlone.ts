import { changed } from "./changed.ts";
import { endsOf, percent } from "./ends.ts";
import { gainsOf, heldOutLags } from "./heldOutLag.ts";
import { published, type SignRule } from "./sign.ts";

/** Growth of the responses. */
const MUCH = 0.5;

export const longerAlone: SignRule = {
  level: "note",
  remedy: "Check whether the grader pays for length: compare its scores of long and short right answers.",
  source: published,
  needs: "completions/mean_length and eval/reward",
  canJudge: (series) => endsOf(series.completionLength) !== undefined && gainsOf(series) !== undefined,
  read: (series) =>
    changed(
      series,
      "completionLength",
      ({ start, end }) => start > 0 && end >= (1 + MUCH) * start && heldOutLags(series),
      ({ start, end }) => `responses grow by ${percent(end / start - 1)} with the reward, while held-out lags behind`,
    ),
};
