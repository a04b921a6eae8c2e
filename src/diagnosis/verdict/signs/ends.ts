import { mean } from "../../../schema/curve.ts";
import { finiteRows } from "../../log/finiteRows.ts";

/** Values that the last quarter must have to be read. */
const FEWEST_LATE = 3;

type Column = Float64Array | undefined;

export const finite = (values: readonly number[]) => values.filter(Number.isFinite);

/** Median of the finite values; NaN of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = finite(values).toSorted((a, b) => a - b);
  return sorted.length === 0
    ? Number.NaN
    : ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

/** Share of the run over which its end is read... */
const PART = 0.15;
/** ...and its start: what changes early would be part of a longer one. */
const START = 0.05;
/** A column with fewer values has no start and end to compare. */
export const FEWEST = 6;

export interface Ends {
  readonly start: number;
  readonly end: number;
  /** First point of the end. */
  readonly from: number;
  readonly to: number;
}

/** Medians of the first and of the last values that a column has; undefined of too few. */
export function endsOf(column: Column): Ends | undefined {
  const rows = column === undefined ? [] : finiteRows(column);
  if (column === undefined || rows.length < FEWEST) return undefined;
  const values = rows.map((row) => column[row] ?? Number.NaN);
  const size = Math.max(3, Math.round(PART * rows.length));
  const first = Math.max(3, Math.round(START * rows.length));
  const [from = 0, to = 0] = [rows[rows.length - size], rows[rows.length - 1]];
  return { start: medianOf(values.slice(0, first)), end: medianOf(values.slice(-size)), from, to };
}

/** Three digits, a negative number with a minus sign. */
export const short = (value: number) => String(Number(value.toPrecision(3))).replace(/^-/, "−");

/** Mean of the finite values in the last quarter; undefined of fewer than can be judged. */
export function lastQuarter(
  column: Column,
): { readonly mean: number; readonly from: number; readonly to: number } | undefined {
  if (column === undefined) return undefined;
  const from = Math.floor((3 / 4) * column.length);
  const values = finite(Array.from(column.subarray(from)));
  return values.length < FEWEST_LATE ? undefined : { mean: mean(values), from, to: column.length - 1 };
}

export const percent = (share: number) => `${Math.round(100 * share)}%`;
