import type { Series } from "../../log/log.ts";
import { endsOf, finite, lastQuarter, medianOf, short } from "./ends.ts";
import { realLogs, type Sign, type SignRule } from "./sign.ts";

/** Nats per token that a policy is far from its reference: none of 32 healthy real runs ended there. */
const FAR_KL = 2;
/** Times the median of the run, from which a single value is a jump. */
const KL_JUMP = 100;

function driftIn({ kl }: Series): Sign | undefined {
  if (kl === undefined) return undefined;
  const usual = medianOf(Array.from(kl).map(Math.abs));
  const from = kl.findIndex((value) => value > FAR_KL && value > KL_JUMP * usual);
  const end = lastQuarter(kl)?.mean ?? 0;
  if (from < 0 && end < FAR_KL) return undefined;
  const top = finite(Array.from(kl)).reduce((most, value) => Math.max(most, value), 0);
  const first = from >= 0 ? from : kl.findIndex((value) => value > FAR_KL);
  const text = from >= 0 ? `the KL divergence jumps to ${short(top)}` : `the KL divergence ends at ${short(end)}`;
  return { text, column: "kl", from: first, to: kl.length - 1 };
}

export const driftedAway: SignRule = {
  level: "critical",
  remedy: "Lower the learning rate or raise the KL penalty, and go back to a checkpoint from before.",
  source: realLogs,
  absence: { what: "KL blow-up", why: "the KL divergence stays below 2 nats" },
  needs: "kl",
  canJudge: ({ kl }) => endsOf(kl) !== undefined,
  read: driftIn,
};
