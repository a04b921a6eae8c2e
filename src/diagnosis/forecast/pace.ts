import { finiteRows } from "../log/finiteRows.ts";
import type { LoggedRun, Series } from "../log/log.ts";
import { runStepsOf } from "./runSteps.ts";

/** How long a step takes, as the log shows it. */
export interface Pace {
  readonly secondsPerStep: number;
  /** The column it was read from. */
  readonly column: string;
}

const medianOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const isDuration = (seconds: number) => Number.isFinite(seconds) && seconds > 0;

/** Columns with the time of each point, as seconds since some moment; milliseconds are known by their size. */
const clocks =
  /^_?(?:timestamp|wall_?time|time|unix_?time|relative_?time|_runtime|runtime|elapsed(?:_?(?:s|sec|seconds|time))?)$/i;
/** Seconds since 1970 have ten digits, milliseconds thirteen. */
const MILLISECONDS_FROM = 1e11;
/** Steps per second and seconds of the whole run, which trainers write at the end. */
const wholeRun = /^(?:train\/)?train_?runtime$/i;

/** Seconds per step between neighbors of a clock: the median, so that pauses, jumps and resumed runs do not count. */
function fromClock(step: ArrayLike<number>, clock: ArrayLike<number>): number {
  const each: number[] = [];
  let before = -1;
  for (let i = 0; i < clock.length; i++) {
    const [now, at] = [clock[i] ?? Number.NaN, step[i] ?? Number.NaN];
    if (!Number.isFinite(now) || !Number.isFinite(at)) continue;
    const [past, from] = [clock[before] ?? Number.NaN, step[before] ?? Number.NaN];
    if (before >= 0 && at > from && now > past) each.push((now - past) / (at - from));
    before = i;
  }
  const unit = medianOf(Array.from(clock).filter(Number.isFinite)) > MILLISECONDS_FROM ? 1000 : 1;
  return medianOf(each) / unit;
}

/** Sessions of one run whose seconds per step differ by more than this factor are not of the same steps. */
const CONSISTENT = 3;

/** Seconds per step from the times that a trainer writes at the end of a session, one or several: the median; NaN where they contradict each other. */
function fromSessions(step: ArrayLike<number>, seconds: Float64Array, series: Series): number {
  const { start } = runStepsOf(series);
  const ends = [...seconds.keys()].filter((row) => isDuration(seconds[row] ?? Number.NaN));
  // a summary may have no step of its own: it ends at the last one before it
  const reached = (row: number) => {
    for (let at = row; at >= 0; at--) if (Number.isFinite(step[at])) return step[at] ?? Number.NaN;
    return Number.NaN;
  };
  const each = ends.map((row, i) => {
    const before = i === 0 ? start : reached(ends[i - 1] ?? 0);
    return (seconds[row] ?? Number.NaN) / (reached(row) - before);
  });
  // one time of a resumed run is of its last session alone, which began nobody knows where
  const isPartial = each.length === 1 && series.restarts.length > 0;
  const isConsistent = each.every(isDuration) && Math.max(...each) <= CONSISTENT * Math.min(...each);
  return isConsistent && !isPartial ? medianOf(each) : Number.NaN;
}

/** Reads the seconds per step of a run: from the trainer's own column, else from a clock, else from the times of its sessions. */
export function paceOf(run: Pick<LoggedRun, "columns" | "step">, series: Series): Pace | undefined {
  const own = Array.from(series.stepTime ?? []).filter(isDuration);
  if (own.length > 0) return { secondsPerStep: medianOf(own), column: "step time" };
  const counted = finiteRows(run.step).length > 1 ? run.step : run.step.map((_, i) => i + 1);
  for (const [column, values] of run.columns) {
    if (!clocks.test(column)) continue;
    const secondsPerStep = fromClock(counted, values);
    if (isDuration(secondsPerStep)) return { secondsPerStep, column };
  }
  for (const [column, values] of run.columns) {
    const secondsPerStep = wholeRun.test(column) ? fromSessions(counted, values, series) : Number.NaN;
    if (isDuration(secondsPerStep)) return { secondsPerStep, column };
  }
  return undefined;
}
