import type { Series } from "../../log/log.ts";
import { lastQuarter, percent } from "./ends.ts";
import { published, type Sign, type SignRule } from "./sign.ts";

/** Share of rollouts that fail. */
const MANY = 0.1;

function failedIn({ failedShare }: Series): Sign | undefined {
  const late = lastQuarter(failedShare);
  if (late === undefined || late.mean < MANY) return undefined;
  return { text: `${percent(late.mean)} of the rollouts fail`, column: "failedShare", from: late.from, to: late.to };
}

export const failedRollouts: SignRule = {
  level: "note",
  remedy: "Look at the errors of the rollouts: failures are graded as if they were answers.",
  source: published,
  needs: "exception_rate",
  canJudge: ({ failedShare }) => lastQuarter(failedShare) !== undefined,
  read: failedIn,
};
