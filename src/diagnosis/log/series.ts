import { visible } from "../../schema/values/quote.ts";
import { columnName } from "./columnName.ts";
import { finiteCount } from "./finiteCount.ts";
import { finiteRows } from "./finiteRows.ts";
import type { LoggedRun, Series } from "./log.ts";
import { componentColumns, heldOutColumns, rewardColumns, rewardDoubt } from "./rewardColumns.ts";
import { inUnit, type Role, roleColumn, roles, unitOf } from "./roles.ts";
import { settingsIn } from "./settingsIn.ts";

/** Why a run gives no series, and the columns of which one can be chosen instead. */
export interface NoSeries {
  readonly problem: string;
  readonly columns: readonly string[];
}

export const isSeries = (read: Series | NoSeries): read is Series => "reward" in read;

/** Columns that a message names. */
const MOST_NAMED = 20;

/** The fullest columns first: those with a value or two were printed once. */
const named = (columns: readonly string[]) =>
  columns
    .slice(0, MOST_NAMED)
    .map((column) => visible(column, 60))
    .join(", ") + (columns.length > MOST_NAMED ? ` and ${columns.length - MOST_NAMED} more` : "");

/**
 * The step of each row: as it was logged; where a row has none, that of the row before it; where most rewards have none, the number of
 * the reward, from 1.
 */
function stepOfRows({ step }: LoggedRun, rewardRows: readonly number[]): Float64Array {
  const steps = Float64Array.from(step);
  const known = rewardRows.filter((row) => Number.isFinite(step[row])).length;
  if (known < rewardRows.length / 2) {
    let next = 0;
    for (let row = 0; row < steps.length; row++) {
      if (rewardRows[next] === row) next++;
      steps[row] = next;
    }
    return steps;
  }
  let last = step.find((value) => Number.isFinite(value)) ?? 0;
  for (let row = 0; row < steps.length; row++) {
    if (Number.isFinite(steps[row])) last = steps[row] ?? last;
    else steps[row] = last;
  }
  return steps;
}

/** Share of groups that all score the same, from how many score all well, all badly or are mixed. */
function zeroVarianceFromGroups(run: LoggedRun): Float64Array | undefined {
  const ending = (...ends: string[]) =>
    [...run.columns].find(([column]) => ends.some((end) => column.endsWith(end)))?.[1];
  const mixed = ending("by_group/frac_mixed");
  if (mixed) return mixed.map((share) => 1 - share);
  const none = ending("solve_none", "solve_none/mean", "solved_none");
  const all = ending("solve_all", "solve_all/mean", "solved_all");
  const sum = none && all?.map((share, i) => share + (none[i] ?? Number.NaN));
  return sum?.every((share) => Number.isNaN(share) || (share >= 0 && share <= 1.000001)) ? sum : undefined;
}

/**
 * What a verdict reads of a run: its points in the order of the file that have a reward, in `rewardColumn` or else the best guess.
 * Where a log has a row for each rollout, four or more a step, a point is the mean of its step. A run without a reward gives the
 * problem in words and the columns that it has.
 */
export function seriesOf(run: LoggedRun, chosenColumn?: string): Series | NoSeries {
  const rewardColumn = chosenColumn ?? rewardColumns(run)[0];
  const columns = [...run.columns.keys()].toSorted(
    (a, b) => finiteCount(run.columns.get(b)) - finiteCount(run.columns.get(a)),
  );
  const reward = rewardColumn === undefined ? undefined : run.columns.get(rewardColumn);
  if (rewardColumn === undefined || reward === undefined) {
    const found = columns.length === 0 ? "It has no columns with numbers." : `Its columns are ${named(columns)}.`;
    return { problem: `No column of this log looks like a reward. ${found} Choose the one that holds it.`, columns };
  }
  const rows = finiteRows(reward);
  if (rows.length === 0)
    return { problem: `The column ${visible(rewardColumn, 60)} holds no numbers. Choose another.`, columns };

  const steps = stepOfRows(run, rows);
  const at = (values: Float64Array, unit = 1) =>
    Float64Array.from(rows, (row) => {
      const value = values[row] ?? Number.NaN;
      return Number.isFinite(value) ? inUnit(value, unit) : Number.NaN;
    });
  const series = (role: Role) => {
    const column = roleColumn(run, role);
    const values = column === undefined || column === rewardColumn ? undefined : run.columns.get(column);
    const kept = column !== undefined && values ? at(values, role === "learningRate" ? unitOf(column) : 1) : undefined;
    return kept?.some(Number.isFinite) ? { [role]: kept } : {};
  };
  const groups = zeroVarianceFromGroups(run);
  const step = at(steps);
  const doubt = chosenColumn === undefined ? rewardDoubt(run, rewardColumn) : undefined;
  const parts = componentColumns(run, rewardColumn).map((column) => ({
    column,
    values: at(run.columns.get(column) ?? new Float64Array()),
  }));
  return bySteps({
    step,
    reward: at(reward),
    rewardColumn,
    ...(doubt !== undefined && { doubt }),
    ...heldOutOf(run, rewardColumn, steps),
    ...(groups ? { zeroVarianceShare: at(groups) } : {}),
    ...Object.assign({}, ...roles.map(series)),
    ...(parts.length > 0 && { components: parts }),
    ...notNumbersOf(run),
    restarts: Array.from(step.keys()).filter((i) => i > 0 && (step[i] ?? 0) < (step[i - 1] ?? 0)),
    settings: settingsIn(run, rows),
  });
}

/** Columns whose values make the next step, or measure it. */
const isOfTraining = (column: string) => /loss|grad|kl|entropy|rew/i.test(column) && !columnName(column).isEvaluation;

/** The columns of training with values that the log itself gives as NaN or infinite; those that never hold a number are none. */
function notNumbersOf({ columns }: LoggedRun): Pick<Series, "notNumbers"> {
  const isBroken = (value: number) => value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY;
  const found = [...columns].flatMap(([column, values]) => {
    const count = isOfTraining(column) ? values.filter(isBroken).length : 0;
    if (count === 0 || finiteCount(values) === 0) return [];
    const late = values.subarray(Math.floor((3 / 4) * values.length)).filter((value) => !Number.isNaN(value));
    return [{ column, count, lateShare: late.length > 0 ? late.filter(isBroken).length / late.length : 0 }];
  });
  return found.length > 0 ? { notNumbers: found } : {};
}

/** Rows of one step from which they are single rollouts, or the same line of each process: their mean is the point. */
const ROWS_OF_A_STEP = 4;

/** The series with one point for each step where a log has several rows for most of them, one after another. */
function bySteps(series: Series): Series {
  const { step } = series;
  const starts = Array.from(step.keys()).filter((i) => i === 0 || step[i] !== step[i - 1]);
  if (starts.length < 2 || step.length < ROWS_OF_A_STEP * starts.length) return series;
  const means = (values: Float64Array) =>
    Float64Array.from(starts, (start, i) => {
      const finite = values.subarray(start, starts[i + 1] ?? values.length).filter((value) => Number.isFinite(value));
      return finite.length === 0 ? Number.NaN : finite.reduce((sum, value) => sum + value, 0) / finite.length;
    });
  const merged = Object.entries(series).map(([key, value]) => [
    key,
    value instanceof Float64Array ? means(value) : value,
  ]);
  const components = series.components?.map(({ column, values }) => ({ column, values: means(values) }));
  const places = new Map(starts.map((start, i) => [start, i]));
  return {
    ...Object.fromEntries(merged),
    ...(components && { components }),
    restarts: series.restarts.map((at) => places.get(at) ?? -1),
  };
}

function heldOutOf(run: LoggedRun, rewardColumn: string, steps: Float64Array): Partial<Pick<Series, "heldOut">> {
  const column = heldOutColumns(run).find((candidate) => candidate !== rewardColumn);
  const values = column === undefined ? undefined : run.columns.get(column);
  if (column === undefined || !values) return {};
  const rows = finiteRows(values);
  return {
    heldOut: {
      step: Float64Array.from(rows, (row) => steps[row] ?? Number.NaN),
      reward: Float64Array.from(rows, (row) => values[row] ?? Number.NaN),
      column,
    },
  };
}
