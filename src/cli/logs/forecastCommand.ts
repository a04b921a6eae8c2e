import { isPlannedSteps, MOST_STEPS } from "../../diagnosis/forecast/stepLimit.ts";
import type { RunContext } from "../../diagnosis/verdict/runContext.ts";
import { parseNumber } from "../../schema/values/number.ts";
import { visible } from "../../schema/values/quote.ts";
import type { Failure } from "../io.ts";

/** What `forecast` is asked for. */
export interface ForecastCommand {
  readonly name: "forecast";
  /** Path; `-` is the standard input. */
  readonly file: string;
  readonly json: boolean;
  /** Step at which the run is planned to end. */
  readonly steps?: number;
  readonly known: RunContext;
  readonly run?: string;
  readonly column?: string;
}

interface Values {
  readonly json?: boolean | undefined;
  readonly steps?: string | undefined;
  readonly run?: string | undefined;
  readonly "reward-column"?: string | undefined;
  readonly "reward-maximum"?: string | undefined;
}

/** The command that these flags spell, or what is wrong with one of them. */
export function decodeForecast(file: string, values: Values): ForecastCommand | Failure {
  const { steps, json = false, run, "reward-column": column, "reward-maximum": maximum } = values;
  // digits alone, as for other counts: 1e2 is none
  const planned = steps !== undefined && /^\d{1,10}$/.test(steps) ? Number(steps) : undefined;
  if (steps !== undefined && (planned === undefined || !isPlannedSteps(planned)))
    return { failure: `--steps must be a whole number, 1–${MOST_STEPS} (got “${visible(steps)}”).` };
  const rewardMaximum = maximum === undefined ? undefined : parseNumber(maximum, "typed");
  if (maximum !== undefined && !Number.isFinite(rewardMaximum))
    return { failure: `--reward-maximum must be a number (got “${visible(maximum)}”).` };
  return {
    name: "forecast",
    file,
    json,
    known: rewardMaximum === undefined ? {} : { rewardMaximum },
    ...(planned !== undefined && { steps: planned }),
    ...(run !== undefined && { run }),
    ...(column !== undefined && { column }),
  };
}
