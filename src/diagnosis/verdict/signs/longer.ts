import { changed } from "./changed.ts";
import { endsOf, short } from "./ends.ts";
import { published, type SignRule } from "./sign.ts";

/** Ratio to the initial length at or above which the sign shows. */
const MUCH_LONGER = 4;

export const longer: SignRule = {
  level: "note",
  remedy: "Compare with a held-out reward: length alone is no fault.",
  source: published,
  needs: "completions/mean_length",
  canJudge: ({ completionLength }) => endsOf(completionLength) !== undefined,
  read: (series) =>
    changed(
      series,
      "completionLength",
      ({ start, end }) => start > 0 && end >= MUCH_LONGER * start,
      ({ start, end }) => `responses grow from ${short(start)} to ${short(end)} tokens`,
    ),
};
