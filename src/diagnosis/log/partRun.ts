import { type Counter, counterOf, goesOn } from "./counter.ts";
import { finiteRows } from "./finiteRows.ts";
import type { LoggedRun } from "./log.ts";
import { pickRows } from "./pickRows.ts";
import type { UnpartedRun } from "./points.ts";
import { rewardColumns } from "./rewardColumns.ts";

/** The runs that were appended to one another under one name, and what there is to say about it. */
export interface Parted {
  readonly runs: readonly LoggedRun[];
  readonly note?: string;
}

/** Share of the steps of a run so far: a counter that goes back to within it of the start begins anew, one that does not was resumed. */
const NEAR_START = 0.1;
/** A counter that goes back by no more than this many of its usual increments may only be out of order. */
const FEW_INCREMENTS = 3;
/** Where more than this share of the rows go back, the file is in no order of steps. */
const DISORDER = 0.2;
/** Runs of one name that are told apart: a counter that goes back more often counts something within a step. */
const MOST_PARTS = 1000;
/** Where half of the parts have no more points, a step that stays begins anew too. */
const TINY = 3;

/**
 * Parts a run where its counter begins anew: logs that were glued together, a history that was appended to by each start. Where nothing counts,
 * it is parted before a header or config that is repeated. A counter that goes back to its middle was resumed from a checkpoint, and the
 * run is one. Rows that are in no order, each with a step of its own, are sorted.
 */
export function partRun(unparted: UnpartedRun): Parted {
  const { marks, ...run } = unparted;
  const [reward] = rewardColumns(run);
  const rows = finiteRows(run.columns.get(reward ?? ""));
  if (rows.length < 2) return { runs: [run] };
  const counter = counterOf(run, rows);
  if (!counter) return partedAt(run, partsOf(marks, rows), "A header or config is repeated");
  const counted = rows.filter((row) => Number.isFinite(counter.values[row]));
  const steps = counted.map((row) => counter.values[row] ?? Number.NaN);
  if (isDisordered(steps)) return sorted(run, counter, steps);
  const isOne = goesOn(run, counter.values, rows);
  const backs = restartsIn(steps);
  const ends = backs.filter((at) => !isOne(counted[at - 1] ?? 0, counted[at] ?? 0));
  const starts = withStays(steps, ends).map((at) => firstRow(counter, counted[at - 1] ?? 0, counted[at] ?? 0));
  const whole = ends.length < backs.length ? continued(run, counter, counted, { backs, ends }) : run;
  const [first = 0] = ends;
  const where = `${counter.name === "step" ? "The step counter" : "The epoch"} goes back to ${steps[first]} at point ${first + 1}`;
  return partedAt(whole, starts, where + (ends.length > 1 ? `, and ${ends.length - 1} more times` : ""));
}

/** Indices into the steps at which they begin anew. */
function restartsIn(steps: readonly number[]): number[] {
  const increments = steps
    .slice(1)
    .flatMap((step, i) => (step > (steps[i] ?? step) ? [step - (steps[i] ?? step)] : []));
  const usual = increments.toSorted((a, b) => a - b)[increments.length >> 1] ?? 0;
  const nextAtLeast = nextsAtLeast(steps);
  /** Whether the steps from here on pass over the step before: then that was only out of order. */
  const skips = (from: number) => (steps[nextAtLeast[from - 1] ?? -1] ?? Number.NaN) > (steps[from - 1] ?? 0);
  const found: number[] = [];
  let [first = 0] = steps;
  let high = first;
  for (let i = 1; i < steps.length; i++) {
    const [before = 0, step = 0] = [steps[i - 1], steps[i]];
    const isBack = step < before && step - first <= NEAR_START * (high - first);
    const isSmall = before - step <= FEW_INCREMENTS * usual;
    if (isBack && !(isSmall && skips(i))) {
      found.push(i);
      first = step;
      high = step;
    } else high = Math.max(high, step);
  }
  return found;
}

/** For each step the index of the next that is as large or larger, past the end where there is none; in time proportional to their number. */
function nextsAtLeast(steps: readonly number[]): Uint32Array {
  const next = new Uint32Array(steps.length);
  for (let i = steps.length - 1; i >= 0; i--) {
    let at = i + 1;
    // whatever is smaller than the step after this one is smaller than this one too
    while (at < steps.length && (steps[at] as number) < (steps[i] as number)) at = next[at] as number;
    next[i] = at;
  }
  return next;
}

/** The starts with those at which the step only stays, where the parts are tiny: 1, 1, 2, 1, 2, 1 are four runs. */
function withStays(steps: readonly number[], starts: readonly number[]): readonly number[] {
  const sizes = [...starts, steps.length].map((end, i) => end - (starts[i - 1] ?? 0)).toSorted((a, b) => a - b);
  if (starts.length < 2 || (sizes[sizes.length >> 1] ?? 0) > TINY) return starts;
  const stays = Array.from(steps.keys()).filter((i) => i > 0 && steps[i] === steps[i - 1]);
  return [...new Set([...starts, ...stays])].sort((a, b) => a - b);
}

/** The row at which a run begins: the first after the last point of the run before whose counter is lower, as that of an evaluation at step 0. */
function firstRow({ values }: Counter, before: number, row: number): number {
  const end = values[before] ?? Number.NaN;
  for (let i = before + 1; i < row; i++) if ((values[i] ?? Number.NaN) < end) return i;
  return row;
}

/** The marks between which there are points; none where most parts would be tiny. */
function partsOf(marks: readonly number[], rows: readonly number[]): readonly number[] {
  const starts: number[] = [];
  // marks and rows ascend: the rows before a mark are counted on from those before the last one
  let [before, started] = [0, 0];
  for (const [i, mark] of marks.entries()) {
    while (before < rows.length && (rows[before] as number) < mark) before++;
    const next = rows[before] ?? Number.POSITIVE_INFINITY;
    if (before === started || !(next < (marks[i + 1] ?? Number.POSITIVE_INFINITY))) continue;
    starts.push(mark);
    started = before;
  }
  return rows.length > TINY * (starts.length + 1) ? starts : [];
}

function isDisordered(steps: readonly number[]): boolean {
  const back = steps.filter((step, i) => step < (steps[i - 1] ?? step)).length;
  return back > DISORDER * (steps.length - 1) && new Set(steps).size === steps.length && steps.length > TINY;
}

function sorted(run: LoggedRun, { values }: Counter, steps: readonly number[]): Parted {
  // a row without a step goes with the row before it
  let last = Number.NEGATIVE_INFINITY;
  const keys = Array.from(values, (value) => {
    if (Number.isFinite(value)) last = value;
    return last;
  });
  const order = Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  const isReversed = steps.every((step, i) => i === 0 || step < (steps[i - 1] ?? step));
  const why = isReversed ? "The rows are in reverse" : "The rows are in no order";
  return { runs: [pickRows(run, order)], note: `${why}: they were sorted by their step.` };
}

/** The run with steps that go on where only its counter begins anew, as that of a step within its epoch does, up to where the next run begins. */
function continued(
  run: LoggedRun,
  { values }: Counter,
  counted: readonly number[],
  { backs, ends }: { readonly backs: readonly number[]; readonly ends: readonly number[] },
): LoggedRun {
  if (values !== run.step) return run;
  const step = Float64Array.from(values);
  const begun = new Set(ends);
  const isEnd = new Map(backs.map((at) => [counted[at] ?? 0, begun.has(at)]));
  let [offset, high] = [0, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < step.length; row++) {
    const ended = isEnd.get(row);
    if (ended !== undefined) offset = ended ? 0 : high;
    if (ended) high = Number.NEGATIVE_INFINITY;
    const value = values[row] ?? Number.NaN;
    step[row] = value + offset;
    if (value + offset > high) high = value + offset;
  }
  return { ...run, step };
}

function partedAt(run: LoggedRun, starts: readonly number[], where: string): Parted {
  if (starts.length === 0) return { runs: [run] };
  if (starts.length >= MOST_PARTS)
    return { runs: [run], note: `${where}: too many runs to tell apart; they were read as one.` };
  const bounds = [0, ...starts, run.step.length];
  const runs = bounds.slice(1).map((end, i) => {
    const rows = Array.from({ length: end - (bounds[i] ?? 0) }, (_, row) => (bounds[i] ?? 0) + row);
    return pickRows(run, rows, `run ${i + 1}`);
  });
  return { runs, note: `${where}: these are ${runs.length} runs.` };
}
