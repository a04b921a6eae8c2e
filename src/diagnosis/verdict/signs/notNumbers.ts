import type { Series } from "../../log/log.ts";
import { percent } from "./ends.ts";
import { published, type Sign, type SignRule } from "./sign.ts";

/** Share of the last quarter's values from which the run computes with them. */
const MANY = 0.25;
/** Columns that the next step is made of. */
const isOfStep = (column: string) => /loss|grad/i.test(column);

function notNumbersIn({ notNumbers = [] }: Series): Sign | undefined {
  const [most] = notNumbers.toSorted((one, other) => other.lateShare - one.lateShare || other.count - one.count);
  if (most === undefined) return undefined;
  const isBroken = notNumbers.some(({ column, lateShare }) => isOfStep(column) && lateShare >= MANY);
  const late = most.lateShare >= MANY ? `, ${percent(most.lateShare)} of those in the last quarter` : "";
  return {
    text: `${most.count} ${most.count === 1 ? "value" : "values"} of ${most.column} are NaN or infinite${late}`,
    column: most.column,
    level: isBroken ? "warning" : "note",
  };
}

export const notNumbers: SignRule = {
  level: "note",
  remedy: "Find the first step with one: a loss or a gradient that overflows calls for a lower rate, clipping or bf16.",
  source: published,
  needs: "grad_norm",
  canJudge: () => false,
  read: notNumbersIn,
};
