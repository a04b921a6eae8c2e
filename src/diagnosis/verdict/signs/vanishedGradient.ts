import { changed } from "./changed.ts";
import { endsOf, short } from "./ends.ts";
import { realLogs, type SignRule } from "./sign.ts";

/** Left of the gradient norm of the start. */
const VANISHED = 0.05;

export const vanishedGradient: SignRule = {
  level: "warning",
  remedy: "A larger rate cannot help where there is no gradient: look at the groups and at the entropy first.",
  source: realLogs,
  absence: { what: "vanishing gradients", why: "the gradient norm keeps more than a twentieth of its start" },
  needs: "grad_norm",
  canJudge: ({ gradientNorm }) => (endsOf(gradientNorm)?.start ?? 0) > 0,
  read: (series) =>
    changed(
      series,
      "gradientNorm",
      ({ start, end }) => start > 0 && end <= VANISHED * start,
      ({ start, end }) => `the gradient norm falls from ${short(start)} to ${short(end)}`,
    ),
};
