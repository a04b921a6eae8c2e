import { type Forecast, forecastOf } from "./forecast/forecast.ts";
import { type Pace, paceOf } from "./forecast/pace.ts";
import { plannedStepsOf } from "./forecast/plannedSteps.ts";
import { runStepsOf } from "./forecast/runSteps.ts";
import type { Log } from "./log/log.ts";
import { isSeries, seriesOf } from "./log/series.ts";
import type { RunContext } from "./verdict/runContext.ts";

/** The forecast of one run of a log, with the time that is left. */
export interface RunForecast {
  readonly forecast: Forecast;
  readonly pace?: Pace;
  /** Seconds from the last step to the planned one. */
  readonly secondsLeft?: number;
  /** Whether the log has no steps, so that its points are counted instead. */
  readonly countsPoints: boolean;
}

/** Forecasts the chosen run of a log up to `steps`, or as far as the log plans it; says why where it cannot. */
export function forecastRun(
  log: Log,
  { run: index, column }: { readonly run: number; readonly column?: string },
  steps: number | undefined,
  known: RunContext,
): RunForecast | { readonly problem: string } {
  const run = log.runs[index];
  if (run === undefined) return { problem: log.problem ?? "This log holds no run." };
  const series = seriesOf(run, column);
  if (!isSeries(series)) return series;
  const counted = runStepsOf(series);
  const countsPoints = !run.step.some(Number.isFinite);
  if (steps !== undefined && steps < counted.last) {
    const reached = countsPoints
      ? `has no steps but ${counted.last} points, more than`
      : `goes to step ${counted.last}, beyond`;
    return { problem: `The log ${reached} the planned ${steps}. Plan ${counted.last} or more.` };
  }
  const settings = { ...series.settings, ...known.settings };
  const planned = steps !== undefined ? ({ steps, from: "told" } as const) : plannedStepsOf(run, settings, counted);
  const pace = paceOf(run, series);
  return {
    forecast: forecastOf(series, planned, known),
    countsPoints,
    ...(pace && { pace, secondsLeft: pace.secondsPerStep * (planned.steps - counted.last) }),
  };
}
