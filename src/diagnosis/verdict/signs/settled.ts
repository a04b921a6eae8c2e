import type { Series } from "../../log/log.ts";
import { changed } from "./changed.ts";
import { endsOf, short } from "./ends.ts";
import { rises } from "./rises.ts";
import { realLogs, type Sign, type SignRule } from "./sign.ts";

/** Share of the initial entropy at or below which it has collapsed. */
const ENTROPY_GONE = 0.1;

function settledIn(series: Series): Sign | undefined {
  const sign = changed(
    series,
    "entropy",
    ({ start, end }) => start > 0 && end <= ENTROPY_GONE * start,
    ({ start, end }) => `the entropy of the policy goes from ${short(start)} to ${short(end)}`,
  );
  // entropy falls in every run that learns
  return sign && { ...sign, level: rises(series.reward) ? "note" : "warning" };
}

export const settled: SignRule = {
  level: "warning",
  remedy: "Raise the temperature, or add an entropy bonus: the policy tries hardly anything new.",
  source: realLogs,
  absence: { what: "entropy collapse", why: "the entropy keeps more than a tenth of its start" },
  needs: "entropy",
  canJudge: ({ entropy }) => (endsOf(entropy)?.start ?? 0) > 0,
  read: settledIn,
};
