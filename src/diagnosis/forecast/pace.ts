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

/** Reads the seconds per step of a run: from the trainer's own column, else from a clock, else from the time of the whole run. */
export function paceOf(run: Pick<LoggedRun, "columns" | "step">, series: Series): Pace | undefined {
  const own = Array.from(series.stepTime ?? []).filter(isDuration);
  if (own.length > 0) return { secondsPerStep: medianOf(own), column: "step time" };
  const counted = finiteRows(run.step).length > 1 ? run.step : run.step.map((_, i) => i + 1);
  for (const [column, values] of run.columns) {
    if (!clocks.test(column)) continue;
    const secondsPerStep = fromClock(counted, values);
    if (isDuration(secondsPerStep)) return { secondsPerStep, column };
  }
  const whole = [...run.columns].find(([column]) => wholeRun.test(column));
  const seconds = Array.from(whole?.[1] ?? []).findLast(isDuration);
  const { start, last } = runStepsOf(series);
  if (whole && seconds !== undefined && last > start)
    return { secondsPerStep: seconds / (last - start), column: whole[0] };
  return undefined;
}
