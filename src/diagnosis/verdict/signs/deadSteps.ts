import type { Series } from "../../log/log.ts";
import { FEWEST, finite, percent } from "./ends.ts";
import { realLogs, type Sign, type SignRule } from "./sign.ts";

/** Share of steps whose gradient norm is exactly 0. */
const MANY = 0.4;

function deadStepsIn({ gradientNorm }: Series): Sign | undefined {
  const norms = finite(Array.from(gradientNorm ?? []));
  const share = norms.filter((norm) => norm === 0).length / norms.length;
  if (norms.length < FEWEST || share < MANY) return undefined;
  return { text: `the gradient norm is exactly 0 in ${percent(share)} of the steps`, column: "gradientNorm" };
}

export const deadSteps: SignRule = {
  level: "warning",
  remedy: "Look at the groups: where all rollouts score the same, a step moves nothing.",
  source: realLogs,
  absence: { what: "steps without a gradient", why: "fewer than 40% have a norm of exactly 0" },
  needs: "grad_norm",
  canJudge: ({ gradientNorm }) => finite(Array.from(gradientNorm ?? [])).length >= FEWEST,
  read: deadStepsIn,
};
