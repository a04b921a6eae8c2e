import { collectSettings } from "./collectSettings.ts";
import type { LoggedRun, LoggedSettings } from "./log.ts";
import { inUnit, roleColumn, unitOf } from "./roles.ts";

/** The largest rate that was logged in these rows, undefined where none was or where it was rounded to 0: verl's console has three decimals. */
function loggedRate(columns: ReadonlyMap<string, Float64Array>, rows: readonly number[]) {
  const column = roleColumn({ columns }, "learningRate");
  const values = column === undefined ? undefined : columns.get(column);
  if (column === undefined || !values) return undefined;
  const unit = unitOf(column);
  let [most, isRounded] = [0, unit === 1];
  for (const row of rows) {
    const value = values[row] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    if (value > most) most = value;
    isRounded &&= Number.isInteger(value * 1000);
  }
  const largest = inUnit(most, unit);
  return largest > 0 ? { largest, isRounded } : undefined;
}

/**
 * Returns a run's settings as the `rows` with its reward show them: the largest rate that was logged there, else the stated one; other settings
 * that were not stated from columns that hold them. Rows of another phase do not count.
 */
export function settingsIn(
  { columns, settings }: Pick<LoggedRun, "columns" | "settings">,
  rows: readonly number[],
): LoggedSettings {
  const logged = loggedRate(columns, rows);
  const stated = settings.learningRate;
  const learningRate = logged?.isRounded ? (stated ?? logged.largest) : (logged?.largest ?? stated);
  const found = collectSettings();
  for (const [column, values] of columns) {
    const row = rows.find((at) => Number.isFinite(values[at]));
    if (row !== undefined) found.offer(column, values[row] ?? Number.NaN);
  }
  const { learningRate: _, ...others } = found.finish(columns);
  return { ...others, ...settings, ...(learningRate !== undefined && { learningRate }) };
}
