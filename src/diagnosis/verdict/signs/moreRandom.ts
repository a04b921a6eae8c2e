import type { Series } from "../../log/log.ts";
import { endsOf, short } from "./ends.ts";
import { published, type Sign, type SignRule } from "./sign.ts";

/** Entropy in nats per token, and times that of the start. */
const HIGH = 1;
const RISEN = 1.5;

function moreRandomIn({ entropy }: Series): Sign | undefined {
  const ends = endsOf(entropy);
  if (ends === undefined || ends.end <= HIGH || ends.end < RISEN * ends.start) return undefined;
  return {
    text: `the entropy of the policy rises from ${short(ends.start)} to ${short(ends.end)} nats`,
    column: "entropy",
    from: ends.from,
    to: ends.to,
  };
}

export const moreRandom: SignRule = {
  level: "note",
  remedy: "Read late responses for noise; lower the temperature, the entropy bonus or the learning rate.",
  source: published,
  needs: "entropy",
  canJudge: ({ entropy }) => endsOf(entropy) !== undefined,
  read: moreRandomIn,
};
