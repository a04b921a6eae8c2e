import type { Series } from "../../log/log.ts";
import { endsOf, short } from "./ends.ts";
import { published, type Sign, type SignRule } from "./sign.ts";

/** Ratio to the initial length at or above which the sign shows. */
const MUCH_LONGER = 4;

function longerIn({ completionLength }: Series): Sign | undefined {
  const ends = endsOf(completionLength);
  if (ends === undefined || !(ends.start > 0) || ends.end < MUCH_LONGER * ends.start) return undefined;
  return {
    text: `responses grow from ${short(ends.start)} to ${short(ends.end)} tokens`,
    column: "completionLength",
    from: ends.from,
    to: ends.to,
  };
}

export const longer: SignRule = {
  level: "note",
  remedy: "Compare with a held-out reward: length alone is no fault.",
  source: published,
  needs: "completions/mean_length",
  canJudge: ({ completionLength }) => endsOf(completionLength) !== undefined,
  read: longerIn,
};
