import type { Series } from "../../log/log.ts";
import { endsOf, short } from "./ends.ts";
import { realLogs, type Sign, type SignRule } from "./sign.ts";

/** Left of the gradient norm of the start. */
const VANISHED = 0.05;

function vanishedIn({ gradientNorm }: Series): Sign | undefined {
  const ends = endsOf(gradientNorm);
  if (ends === undefined || !(ends.start > 0) || ends.end > VANISHED * ends.start) return undefined;
  return {
    text: `the gradient norm falls from ${short(ends.start)} to ${short(ends.end)}`,
    column: "gradientNorm",
    from: ends.from,
    to: ends.to,
  };
}

export const vanishedGradient: SignRule = {
  level: "warning",
  remedy: "A larger rate cannot help where there is no gradient: look at the groups and at the entropy first.",
  source: realLogs,
  absence: { what: "vanishing gradients", why: "the gradient norm keeps more than a twentieth of its start" },
  needs: "grad_norm",
  canJudge: ({ gradientNorm }) => (endsOf(gradientNorm)?.start ?? 0) > 0,
  read: vanishedIn,
};
