import { forecastOf } from "../../diagnosis/forecast/forecast.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import { mean } from "../../schema/curve.ts";

/** One run cut short: how far each forecast of its end is off, in SDs of the whole run's points. */
export interface ForecastTrial {
  /** Undefined where the forecast says that it is too early. */
  readonly ours?: number;
  /** Whether the interval holds the end. */
  readonly holds?: boolean;
  readonly lastLevel: number;
  readonly line: number;
}

/** The first points of a series. */
const head = (series: Series, count: number): Series => ({
  step: series.step.slice(0, count),
  reward: series.reward.slice(0, count),
  rewardColumn: series.rewardColumn,
  restarts: [],
  settings: series.settings,
});

const tenth = (count: number) => Math.max(1, Math.round(count / 10));
/** Points that the last level is averaged over, at least. */
const FEWEST = 5;

function deviationOf(values: Float64Array): number {
  const center = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - center) ** 2)));
}

/** The straight line of least squares through values at 0, 1, ..., at a place. */
function lineAt(values: Float64Array, place: number): number {
  const middle = (values.length - 1) / 2;
  const center = mean(values);
  let [along, square] = [0, 0];
  for (const [i, value] of values.entries()) {
    along += (i - middle) * (value - center);
    square += (i - middle) ** 2;
  }
  return center + (square > 0 ? along / square : 0) * (place - middle);
}

/** Cuts a run at a share of its points and forecasts the mean of its last tenth. Undefined of a run that never moves. */
export function forecastTrial(series: Series, cut: number): ForecastTrial | undefined {
  const { reward, step } = series;
  const unit = deviationOf(reward);
  const count = Math.round(cut * reward.length);
  if (!(unit > 0) || count < FEWEST) return undefined;
  const truth = mean(reward.slice(-tenth(reward.length)));
  const seen = reward.slice(0, count);
  const error = (value: number) => (value - truth) / unit;
  const planned = { steps: step[step.length - 1] ?? 0, from: "told" } as const;
  const forecast = forecastOf(head(series, count), planned);
  const others = {
    lastLevel: error(mean(seen.slice(-Math.max(FEWEST, tenth(count))))),
    line: error(lineAt(seen, reward.length - 1 - tenth(reward.length) / 2)),
  };
  if (forecast.decision === "too_early") return others;
  return {
    ...others,
    ours: error(forecast.end),
    holds: forecast.low <= truth && truth <= forecast.high,
  };
}

/** How good forecasts were: errors are root mean squares of the trials that were not refused. */
export interface ForecastScore {
  readonly trials: number;
  /** Share where the forecast says that it is too early. */
  readonly refused: number;
  /** Error relative to “the last level stays” and to a straight line; NaN where all were refused. */
  readonly toLastLevel: number;
  readonly toLine: number;
  /** Share of the 80 % intervals that hold the end. */
  readonly coverage: number;
}

const rms = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => value * value)));

export function forecastScore(trials: readonly ForecastTrial[]): ForecastScore {
  const spoken = trials.filter(({ ours }) => ours !== undefined);
  const ours = rms(spoken.map((trial) => trial.ours ?? 0));
  return {
    trials: trials.length,
    refused: 1 - spoken.length / Math.max(1, trials.length),
    toLastLevel: ours / rms(spoken.map(({ lastLevel }) => lastLevel)),
    toLine: ours / rms(spoken.map(({ line }) => line)),
    coverage: mean(spoken.map(({ holds }) => Number(holds))),
  };
}
