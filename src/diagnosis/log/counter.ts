import { finiteCount } from "./finiteCount.ts";
import type { LoggedRun } from "./log.ts";

/** What counts the points of a run, at the rows with its reward. */
export interface Counter {
  readonly name: "step" | "epoch";
  readonly values: Float64Array;
}

const isEpoch = (column: string) => /^(?:[a-z]{1,12}\/)?epochs?$/i.test(column);

/** Returns the step of a run where at least half of the rows have one, else the epoch, else undefined. */
export function counterOf({ step, columns }: LoggedRun, rows: readonly number[]): Counter | undefined {
  const isFilled = (values: Float64Array) =>
    rows.filter((row) => Number.isFinite(values[row])).length >= rows.length / 2;
  if (isFilled(step)) return { name: "step", values: step };
  const epoch = [...columns].find(([column, values]) => isEpoch(column) && isFilled(values))?.[1];
  return epoch && { name: "epoch", values: epoch };
}

/** Counters that go on through a run whose step begins anew with each epoch. */
const longCounter = /epoch|tokens|samples|episode|iteration|global_?step|update|itr/i;
/** Of the rows, how many must have a value for a column to count. */
const MOST = 0.9;

/** How often the values at these rows are lower than the one before. */
function countBacks(values: Float64Array, rows: readonly number[]): number {
  let [last, backs] = [Number.NEGATIVE_INFINITY, 0];
  for (const row of rows) {
    const value = values[row] ?? Number.NaN;
    if (value < last) backs++;
    if (Number.isFinite(value)) last = value;
  }
  return backs;
}

/**
 * Returns whether a run goes on at a row although its counter goes back: another counter, which goes back less often, has increased there, as the
 * epoch does where the step counts within it.
 */
export function goesOn(
  { columns }: LoggedRun,
  counter: Float64Array,
  rows: readonly number[],
): (before: number, row: number) => boolean {
  const backs = countBacks(counter, rows);
  const others = [...columns].filter(
    ([column, values]) =>
      longCounter.test(column) &&
      values !== counter &&
      finiteCount(values) >= MOST * rows.length &&
      countBacks(values, rows) < backs,
  );
  return (before, row) => others.some(([, values]) => (values[row] ?? Number.NaN) > (values[before] ?? Number.NaN));
}
