import type { Series } from "../../log/log.ts";
import { endsOf, short } from "./ends.ts";
import { rises } from "./rises.ts";
import { realLogs, type Sign, type SignRule } from "./sign.ts";

/** Share of the initial entropy at or below which it has collapsed. */
const ENTROPY_GONE = 0.1;

function settledIn({ entropy, reward }: Series): Sign | undefined {
  const ends = endsOf(entropy);
  if (ends === undefined || !(ends.start > 0) || ends.end > ENTROPY_GONE * ends.start) return undefined;
  return {
    text: `the entropy of the policy goes from ${short(ends.start)} to ${short(ends.end)}`,
    column: "entropy",
    from: ends.from,
    to: ends.to,
    // entropy falls in every run that learns
    level: rises(reward) ? "note" : "warning",
  };
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
