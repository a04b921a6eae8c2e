import type { SavedForecast } from "../../exchange/runs/savedForecast.ts";
import type { SavedLog } from "../../exchange/runs/savedLog.ts";
import type { SavedRun } from "../../exchange/runs/savedRun.ts";

/** What came of a saved forecast, as a later log of the same run shows. */
export interface ForecastOutcome {
  readonly forecast: SavedForecast & { readonly end: number; readonly low: number; readonly high: number };
  /** Mean reward over the last tenth of the planned run. */
  readonly came: number;
  /** From the lowest to the highest reward of the run. */
  readonly range: number;
  readonly isInside: boolean;
}

/** How the forecasts of the saved runs have done. */
export interface TrackRecord {
  /** Forecasts whose run has come to its planned end since. */
  readonly count: number;
  /** Those whose 80% interval holds what came. */
  readonly inside: number;
  /** Mean of the absolute errors, as shares of the range of each run's reward: units differ. NaN where there are none. */
  readonly meanError: number;
}

/** The last point may be this share short of the planned end: trainers do not log each step. */
const REACHED = 0.95;
/** The forecast is of this last share of the planned run. */
const END = 0.1;
/** Points that two logs must share to be of one run, and the share of the points at common steps that must be equal. */
const FEWEST_COMMON = 10;
const EQUAL = 0.9;
/** Later logs that are compared with one forecast at most. */
const MOST_CANDIDATES = 20;

/** The points of a log, to be found by their step and reward. */
interface Points {
  readonly steps: ReadonlySet<number>;
  readonly pairs: ReadonlySet<string>;
  readonly last: number;
}

const pairOf = (step: number, reward: number | undefined) => `${step} ${reward}`;
const known = new WeakMap<SavedLog, Points>();

function pointsOf(log: SavedLog): Points {
  const found = known.get(log);
  if (found) return found;
  const points = {
    steps: new Set(log.steps),
    pairs: new Set(log.steps.map((step, i) => pairOf(step, log.reward[i]))),
    last: log.steps.reduce((most, step) => Math.max(most, step), Number.NEGATIVE_INFINITY),
  };
  known.set(log, points);
  return points;
}

/** Whether a log holds the points of an earlier one; both may have been thinned out. */
function continues(later: SavedLog, earlier: SavedLog): boolean {
  const { steps, pairs } = pointsOf(later);
  let [common, equal] = [0, 0];
  for (const [i, step] of earlier.steps.entries()) {
    if (!steps.has(step)) continue;
    common++;
    if (pairs.has(pairOf(step, earlier.reward[i]))) equal++;
  }
  return common >= FEWEST_COMMON && equal >= EQUAL * common;
}

/** Mean reward over the last tenth of the planned steps; NaN where the log has no point there. */
function endOf({ steps, reward }: SavedLog, planned: number): number {
  const [first = 0] = steps;
  const from = planned - END * (planned - first);
  const values = reward.filter((_, i) => (steps[i] ?? 0) > from && (steps[i] ?? 0) <= planned);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rangeOf({ reward }: SavedLog): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of reward) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return high - low;
}

const isWhole = (forecast: SavedForecast | undefined): forecast is ForecastOutcome["forecast"] =>
  forecast?.decision !== "too_early" &&
  [forecast?.end, forecast?.low, forecast?.high].every((value) => value !== undefined);

function outcomeOf({ log, forecast }: SavedRun, sameStart: readonly SavedLog[]): ForecastOutcome | undefined {
  if (!log || !isWhole(forecast)) return undefined;
  const finished = sameStart
    .filter((other) => pointsOf(other).last > forecast.step && pointsOf(other).last >= REACHED * forecast.plannedSteps)
    .slice(0, MOST_CANDIDATES)
    .find((other) => continues(other, log));
  const came = finished ? endOf(finished, forecast.plannedSteps) : Number.NaN;
  if (!finished || !Number.isFinite(came)) return undefined;
  return { forecast, came, range: rangeOf(finished), isInside: forecast.low <= came && came <= forecast.high };
}

/** Returns what came of each saved forecast, by the id of its run; a run is found again by its points, not by its name. */
export function forecastOutcomes(runs: readonly SavedRun[]): ReadonlyMap<string, ForecastOutcome> {
  const startOf = ({ steps, reward }: SavedLog) => pairOf(steps[0] ?? Number.NaN, reward[0]);
  const byStart = new Map<string, SavedLog[]>();
  for (const { log } of runs) {
    if (!log || log.steps.length === 0) continue;
    const sameStart = byStart.get(startOf(log));
    if (sameStart) sameStart.push(log);
    else byStart.set(startOf(log), [log]);
  }
  return new Map(
    runs.flatMap((run) => {
      const outcome = run.log && run.forecast && outcomeOf(run, byStart.get(startOf(run.log)) ?? []);
      return outcome ? [[run.id, outcome] as const] : [];
    }),
  );
}

/** Sums the outcomes of forecasts up. A run whose forecast was saved twice at the same step counts once. */
export function trackRecordOf(outcomes: Iterable<ForecastOutcome>): TrackRecord {
  const each = [
    ...new Map([...outcomes].map((outcome) => [JSON.stringify([outcome.forecast, outcome.came]), outcome])).values(),
  ];
  // a reward that never moved has no range, and a forecast of it no error
  const errors = each.map(({ forecast, came, range }) => (range > 0 ? Math.abs(forecast.end - came) / range : 0));
  return {
    count: each.length,
    inside: each.filter(({ isInside }) => isInside).length,
    meanError: errors.reduce((sum, error) => sum + error, 0) / errors.length,
  };
}
