import type { Series } from "../../log/log.ts";
import { endsOf, medianOf, short } from "./ends.ts";
import { realLogs, type Sign, type SignRule } from "./sign.ts";

/** Times the norm of the start: that of healthy runs scatters by as much from step to step, but not for several of them. */
const EXPLODED = 10;
/** Steps over which a norm is read: a single one is clipped and soon forgotten. */
const SOME_STEPS = 5;

function explosionIn({ gradientNorm }: Series): Sign | undefined {
  const ends = endsOf(gradientNorm);
  if (gradientNorm === undefined || ends === undefined || !(ends.start > 0)) return undefined;
  const values = Array.from(gradientNorm);
  const size = ends.to - ends.from + 1;
  const usual = Math.max(ends.start, medianOf(values.slice(0, size + SOME_STEPS)));
  // most runs have no such value, and need no medians
  if (!values.some((value) => value > EXPLODED * usual)) return undefined;
  let [top, at] = [0, size];
  for (let i = size; i + SOME_STEPS <= values.length; i++) {
    const level = medianOf(values.slice(i, i + SOME_STEPS));
    if (level > top) [top, at] = [level, i];
  }
  if (!(top > EXPLODED * usual)) return undefined;
  const from = values.findIndex((value, i) => i >= size && value > EXPLODED * usual);
  return {
    text: `the gradient norm grows from ${short(usual)} to ${short(top)}`,
    column: "gradientNorm",
    from: Math.min(from, at),
    to: Math.min(values.length, at + SOME_STEPS) - 1,
  };
}

export const exploded: SignRule = {
  level: "critical",
  remedy: "Lower the learning rate or clip the gradient.",
  source: realLogs,
  absence: { what: "exploding gradients", why: "the gradient norm does not stay above ten times its start" },
  needs: "grad_norm",
  canJudge: ({ gradientNorm }) => (endsOf(gradientNorm)?.start ?? 0) > 0,
  read: explosionIn,
};
