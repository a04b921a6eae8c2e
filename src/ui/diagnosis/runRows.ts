import type { Series } from "../../diagnosis/log/log.ts";
import type { ReportedTrend } from "../../diagnosis/verdict/reportedTrend.ts";
import { firstAbove, type RunAxis } from "./runAxis.ts";

/** Numbers of the first and last visible point. */
export type Span = readonly [from: number, to: number];

/** Positions of the axis at which the charts of a run start and end. */
export type Domain = readonly [from: number, to: number];

/** Returns the positions that the charts show: those of a span, and of the forecast drawn beyond it. */
export function domainOf({ places }: RunAxis, [from, to]: Span, fan: readonly { readonly at: number }[]): Domain {
  return [places[from] ?? 0, fan[fan.length - 1]?.at ?? places[to] ?? 0];
}

/** The values of a run's chart at a position of its axis. A held-out evaluation between two points has no reward. */
export interface RunRow {
  readonly at: number;
  readonly reward?: number;
  readonly level?: number;
  /** Two standard errors around the level, clipped to the range of the rewards. */
  readonly band?: readonly [low: number, high: number];
  heldOut?: number;
}

/** Maximum rows of a large and of a small chart: a lowest and a highest value for every other pixel. Each row costs time in recharts. */
const MOST_ROWS = 600;
export const MOST_SMALL_ROWS = 200;

/** Returns the numbers of at most `most` points of a span, in order: of a longer span the minimum and maximum of each of `most / 2` bins. */
export function thinned(values: ArrayLike<number>, [from, to]: Span, most: number): number[] {
  const length = to - from + 1;
  if (length <= most) return Array.from({ length: Math.max(0, length) }, (_, i) => from + i);
  const stretch = Math.ceil((2 * length) / most);
  const kept: number[] = [];
  for (let start = from; start <= to; start += stretch) {
    let [lowest, highest] = [start, start];
    for (let i = start; i <= Math.min(to, start + stretch - 1); i++) {
      if ((values[i] ?? 0) < (values[lowest] ?? 0)) lowest = i;
      if ((values[i] ?? 0) > (values[highest] ?? 0)) highest = i;
    }
    kept.push(...new Set([Math.min(lowest, highest), Math.max(lowest, highest)]));
  }
  return kept;
}

/** Returns the minimum and maximum of the series; infinite for empty series. */
function extentOf(...series: readonly Float64Array[]): readonly [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const values of series)
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  return [low, high];
}

/** Returns the rows of a span by position: its thinned points and its held-out evaluations. */
export function runRows(
  { reward }: Series,
  trend: ReportedTrend,
  { places, heldOut }: RunAxis,
  [from, to]: Span,
  most = MOST_ROWS,
): RunRow[] {
  const [low, high] = extentOf(reward, heldOut.rewards);
  const within = (value: number) => Math.min(high, Math.max(low, value));
  // one neighbor on each side, so that lines reach the edges
  const span: Span = [Math.max(0, from - 1), Math.min(reward.length - 1, to + 1)];
  const rowOf = (i: number): RunRow => ({
    at: places[i] ?? 0,
    reward: reward[i] ?? 0,
    level: trend.level[i] ?? 0,
    band: [within(trend.low[i] ?? 0), within(trend.high[i] ?? 0)],
  });
  const rows = thinned(reward, span, most).map(rowOf);
  const rowAt = new Map(rows.map((row) => [row.at, row]));
  const first = Math.max(0, firstAbove(heldOut.places, places[from] ?? 0) - 2);
  const last = Math.min(heldOut.places.length - 1, firstAbove(heldOut.places, places[to] ?? 0));
  for (const i of thinned(heldOut.rewards, [first, last], most)) {
    const at = heldOut.places[i] ?? 0;
    const point = firstAbove(places, at) - 1;
    const row = rowAt.get(at) ?? (places[point] === at ? rowOf(point) : { at });
    row.heldOut = heldOut.rewards[i] ?? 0;
    if (!rowAt.has(at)) rows.push(row);
    rowAt.set(at, row);
  }
  return rows.sort((one, other) => one.at - other.at);
}

/** Minimum distance of vertical lines, as a share of the width: closer lines merge. */
const CLOSEST_LINES = 0.005;

/** Returns the positions of vertical lines that are far enough apart; the positions ascend. */
export function spacedOut(places: readonly number[], width: number): number[] {
  let last = Number.NEGATIVE_INFINITY;
  return places.filter((place) => {
    if (place - last < width * CLOSEST_LINES) return false;
    last = place;
    return true;
  });
}

/** A value of another column at a position; undefined where the log has none. */
export interface ColumnRow {
  readonly at: number;
  readonly value: number | undefined;
}

/** Returns the thinned rows of a span of another column. */
export function columnRows(values: Float64Array, axis: RunAxis, [from, to]: Span): ColumnRow[] {
  const span: Span = [Math.max(0, from - 1), Math.min(values.length - 1, to + 1)];
  return thinned(values, span, MOST_SMALL_ROWS).map((i) => {
    const value = values[i] ?? Number.NaN;
    return { at: axis.places[i] ?? 0, value: Number.isFinite(value) ? value : undefined };
  });
}
