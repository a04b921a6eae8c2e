import { collectSettings, type SettingsCollector } from "./collectSettings.ts";
import { columnName, isLikely } from "./columnName.ts";
import { finiteRows } from "./finiteRows.ts";
import { flatMembers } from "./flatMembers.ts";
import type { LoggedRun } from "./log.ts";
import { rewardColumns } from "./rewardColumns.ts";
import { stepColumn } from "./steps.ts";

/** Numbers that a log's columns hold together, at most: 160 MB. */
const MOST_CELLS = 2e7;
/** Cells of its columns for each value that was set, at most: a file of small size may spread its values over many rows and columns. */
const SPARSEST = 32;
/** Cells that are held however sparse the columns are. */
const SMALL = 1e6;
/** Different columns of one run; real logs have up to some hundreds. */
export const MOST_COLUMNS = 2000;
/** With those whose names are likely in a log, which are kept beyond that. */
const MOST_LIKELY = 3000;
/** Magnitudes beyond which a value is left out or counts as 0, so that sums of squares neither overflow nor vanish. */
export const [LARGEST_VALUE, SMALLEST_VALUE] = [1e100, 1e-100];
/** Characters of a column's name that are kept. */
const LONGEST_NAME = 200;
/** Rows of which the words are looked through for settings: a config stands at the beginning. */
const ROWS_WITH_WORDS = 100;
/** Settings from which on an object that measures nothing is a config. */
export const CONFIG = 3;
/** What several runs of one file share: room for numbers, and what could not be taken. */
export interface Tally {
  /** Values that there is room for while the file is read. */
  reserved: number;
  /** Cells of the finished columns. */
  cells: number;
  /** Values that are NaN or infinite. */
  notNumbers: number;
  /** Values beyond the largest that is read, and the first of them. */
  tooLarge: number;
  firstTooLarge: { readonly column: string; readonly point: number; readonly value: number } | undefined;
  /** Whether there were columns that there was no room for. */
  isFull: boolean;
}

export const createTally = (): Tally => ({
  ...{ reserved: 0, cells: 0, isFull: false },
  ...{ notNumbers: 0, tooLarge: 0, firstTooLarge: undefined },
});

/** One column while it grows: the values that were set, and the point of each. */
interface Growing {
  points: Uint32Array;
  values: Float64Array;
  length: number;
  isFull: boolean;
}

const lastPoint = ({ points, length }: Growing) => (length > 0 ? points[length - 1] : undefined);

/** One run while it is read: values are set for the current point, and `endPoint` begins the next. */
export interface Points {
  readonly name: string;
  readonly count: number;
  readonly settings: SettingsCollector;
  set(column: string, value: number): void;
  /** Whether the current point has a value in this column. */
  has(column: string): boolean;
  /** The value of the current point, undefined where it has none. */
  valueOf(column: string): number | undefined;
  /** Takes back the values of an earlier point in these columns. */
  unset(point: number, columns: readonly string[]): void;
  /** Ends the current point, whether it has values or not. */
  endPoint(): void;
  /**
   * Sets each number in an object as “outer/inner”, a list of numbers by its mean. Words of the first rows are offered to the settings; so are
   * the numbers of an object that measures nothing, which is taken for a config and sets no values where it states several settings.
   */
  setMembers(members: object): void;
  /** Notes that a header or a config stands before the current point once more: where nothing counts the steps, a run may begin here. */
  mark(): void;
  finish(): UnpartedRun;
}

/** All points of one name; several runs may have been appended to one another. */
export interface UnpartedRun extends LoggedRun {
  /** Points before which a header or config was repeated. */
  readonly marks: readonly number[];
}

/** A value that an object gives as NaN is one that the trainer had; in a table NaN is an empty cell. */
const broken = (value: number) => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : value);

const keyOf = (column: string) => (column.length > LONGEST_NAME ? column.slice(0, LONGEST_NAME) : column);

/** A value for each point, NaN where none was set. */
function dense({ points, values, length }: Growing, count: number): Float64Array {
  const all = new Float64Array(count).fill(Number.NaN);
  for (let i = 0; i < length; i++) all[points[i] as number] = values[i] as number;
  return all;
}

export function createPoints(name: string, tally: Tally): Points {
  const columns = new Map<string, Growing>();
  const settings = collectSettings();
  const marks: number[] = [];
  let count = 0;

  function columnOf(key: string): Growing | undefined {
    const found = columns.get(key);
    if (found) return found;
    if (columns.size >= (isLikely(key) ? MOST_LIKELY : MOST_COLUMNS)) {
      tally.isFull = true;
      return undefined;
    }
    const column = { points: new Uint32Array(0), values: new Float64Array(0), length: 0, isFull: false };
    columns.set(key, column);
    return column;
  }

  function grow(column: Growing) {
    const length = column.values.length;
    const size = Math.max(Math.min(2 * length, Math.ceil(1.25 * length) + 65_536), 4);
    const more = size - length;
    if (column.isFull || tally.reserved + more > MOST_CELLS) {
      column.isFull = true;
      tally.isFull = true;
      return;
    }
    tally.reserved += more;
    const [points, values] = [new Uint32Array(size), new Float64Array(size)];
    points.set(column.points);
    values.set(column.values);
    column.points = points;
    column.values = values;
  }

  /** The value as it is kept. */
  function kept(column: string, value: number): number {
    const size = Math.abs(value);
    if (size <= LARGEST_VALUE) return size < SMALLEST_VALUE ? 0 : value;
    if (!Number.isFinite(value)) {
      tally.notNumbers++;
      return value;
    }
    tally.tooLarge++;
    tally.firstTooLarge ??= { column, point: count + 1, value };
    return Number.NaN;
  }

  function set(column: string, given: number) {
    const value = kept(column, given);
    const growing = columnOf(keyOf(column));
    if (!growing) return;
    const isSet = lastPoint(growing) === count;
    if (!isSet && growing.length === growing.values.length) grow(growing);
    if (growing.isFull) return;
    const at = isSet ? growing.length - 1 : growing.length++;
    growing.points[at] = count;
    growing.values[at] = value;
  }

  /** The column with a value at the current point, undefined where it has none. */
  function setColumn(column: string): Growing | undefined {
    const growing = columns.get(keyOf(column));
    return growing && lastPoint(growing) === count ? growing : undefined;
  }

  function mark() {
    if (marks.at(-1) !== count) marks.push(count);
  }

  /** Sets the members of an object without inner ones that has a metric as a number, as nearly all rows are; false for any other. */
  function setRow(members: object): boolean {
    const entries = Object.entries(members) as [string, unknown][];
    const isRow =
      count >= ROWS_WITH_WORDS &&
      entries.some(([key, value]) => typeof value === "number" && columnName(key).isMetric) &&
      entries.every(([, value]) => typeof value === "number" || value === null);
    if (isRow) for (const [key, value] of entries) if (value !== null) set(key, broken(value as number));
    return isRow;
  }

  function setMembers(members: object) {
    if (setRow(members)) return;
    const { numbers, words } = flatMembers(members);
    const offered = count < ROWS_WITH_WORDS ? words.filter(([path, value]) => settings.offer(path, value)).length : 0;
    if (!numbers.some(([path]) => columnName(path).isMetric)) {
      const stated = numbers.filter(([path, value]) => settings.offer(path, value));
      if (offered + stated.length >= CONFIG) {
        mark();
        return;
      }
    }
    for (const [path, number] of numbers) set(path, broken(number));
  }

  return {
    name,
    get count() {
      return count;
    },
    settings,
    set,
    has: (column) => setColumn(column) !== undefined,
    valueOf(column) {
      const growing = setColumn(column);
      return growing?.values[growing.length - 1];
    },
    unset(point, names) {
      for (const column of names) {
        const growing = columns.get(keyOf(column));
        const at = growing?.points.subarray(0, growing.length).indexOf(point) ?? -1;
        if (growing && at >= 0) growing.values[at] = Number.NaN;
      }
    },
    endPoint: () => void count++,
    setMembers,
    mark,
    finish() {
      // a point that values were added to and nothing ended
      if ([...columns.values()].some((column) => lastPoint(column) === count)) count++;
      const whole = [...columns].filter(([, { isFull }]) => !isFull);
      const values = whole.reduce((sum, [, { length }]) => sum + length, 0);
      const cells = Math.min(MOST_CELLS - tally.cells, Math.max(SPARSEST * values, SMALL - tally.cells));
      const room = Math.max(1, Math.floor(cells / Math.max(1, count)));
      if (whole.length > room) tally.isFull = true;
      // where there is not room for all, likely names come first, and of those the fullest
      const kept =
        whole.length > room
          ? whole.toSorted(
              ([a, { length }], [b, other]) => Number(isLikely(b)) - Number(isLikely(a)) || other.length - length,
            )
          : whole;
      const finished = new Map(kept.slice(0, room).map(([key, column]) => [key, dense(column, count)]));
      tally.cells += finished.size * count;
      const [reward] = rewardColumns({ columns: finished });
      const counter = stepColumn(finished, finiteRows(finished.get(reward ?? "")), reward);
      const step = finished.get(counter ?? "") ?? new Float64Array(count).fill(Number.NaN);
      return { name, step, columns: finished, settings: settings.finish(finished), marks };
    },
  };
}
