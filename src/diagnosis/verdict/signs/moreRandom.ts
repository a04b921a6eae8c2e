import { changed } from "./changed.ts";
import { endsOf, short } from "./ends.ts";
import { published, type SignRule } from "./sign.ts";

/** Entropy in nats per token, and times that of the start. */
const HIGH = 1;
const RISEN = 1.5;

export const moreRandom: SignRule = {
  level: "note",
  remedy: "Read late responses for noise; lower the temperature, the entropy bonus or the learning rate.",
  source: published,
  needs: "entropy",
  canJudge: ({ entropy }) => endsOf(entropy) !== undefined,
  read: (series) =>
    changed(
      series,
      "entropy",
      ({ start, end }) => end > HIGH && end >= RISEN * start,
      ({ start, end }) => `the entropy of the policy rises from ${short(start)} to ${short(end)} nats`,
    ),
};
