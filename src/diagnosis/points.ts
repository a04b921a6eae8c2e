import { visible } from "../schema/shown.ts";
import { DEEPEST } from "./formats/literal.ts";
import type { LoggedRun } from "./log.ts";
import { collectSettings, type SettingsCollector } from "./loggedSettings.ts";
import { stepsOf } from "./steps.ts";

/** Numbers that a log's columns hold together, at most: 160 MB. */
const MOST_CELLS = 2e7;
/** Different columns of one run; real logs have up to some hundreds. */
const MOST_COLUMNS = 5000;
/** Characters of a column's name that are kept. */
const LONGEST_NAME = 200;
/** Rows of which the words are looked through for settings: a config stands at the beginning. */
const ROWS_WITH_WORDS = 100;

/** What several runs of one file share: room for numbers, and what could not be taken. */
export interface Tally {
  cells: number;
  /** Values that are NaN or infinite. */
  notNumbers: number;
  /** Names of columns that there was no room for. */
  readonly dropped: Set<string>;
}

export const createTally = (): Tally => ({ cells: 0, notNumbers: 0, dropped: new Set() });

/** One column while it grows; NaN where nothing was set. */
interface Growing {
  values: Float64Array;
  length: number;
}

/** One run while it is read: values are set for the current point, and `endPoint` begins the next. */
export interface Points {
  readonly name: string;
  readonly count: number;
  readonly settings: SettingsCollector;
  /** False when there was no room for it. */
  set(column: string, value: number): boolean;
  has(column: string): boolean;
  endPoint(): void;
  /** Sets each number in an object as “outer/inner”, and offers its words to the settings. */
  setMembers(members: unknown): void;
  finish(): LoggedRun;
}

/** A number as logs spell it, undefined for any other text: “No Log”, an empty cell, words. */
export function numberIn(text: string): number | undefined {
  if (text.length > 60) return undefined;
  const bare = text.trim();
  const first = bare.charCodeAt(0);
  // a digit, a sign or a point begins a number; N, n, I, i begin those that are none
  const isDigit = first >= 48 && first <= 57;
  if (isDigit || first === 45 || first === 43 || first === 46) {
    const value = Number(bare.endsWith("%") ? bare.slice(0, -1) : bare);
    if (!Number.isNaN(value)) return bare.endsWith("%") ? value / 100 : value;
  }
  if (/^[-+]?(?:nan|inf|infinity)$/i.test(bare)) return Number.NaN;
  const wrapped = /^(?:np|numpy|torch|jnp)?\.?(?:float|int|tensor|bfloat|array)\d{0,2}\(([^(),]{1,40})\)?/.exec(bare);
  return wrapped ? numberIn(wrapped[1] ?? "") : undefined;
}

export function createPoints(name: string, tally: Tally): Points {
  const columns = new Map<string, Growing>();
  const settings = collectSettings();
  let count = 0;

  function grow(column: Growing): boolean {
    const size = Math.max(count + 1, Math.min(2 * column.values.length, count + 65_536), 32);
    if (tally.cells + size - column.values.length > MOST_CELLS) return false;
    tally.cells += size - column.values.length;
    const values = new Float64Array(size).fill(Number.NaN, column.length);
    values.set(column.values.subarray(0, column.length));
    column.values = values;
    return true;
  }

  function set(column: string, value: number): boolean {
    if (!Number.isFinite(value)) tally.notNumbers++;
    const key = column.length > LONGEST_NAME ? column.slice(0, LONGEST_NAME) : column;
    let growing = columns.get(key);
    if (!growing) {
      if (columns.size >= MOST_COLUMNS) return drop(key);
      growing = { values: new Float64Array(0), length: 0 };
      columns.set(key, growing);
    }
    if (count >= growing.values.length && !grow(growing)) return drop(key);
    growing.values[count] = value;
    growing.length = count + 1;
    return true;
  }

  function drop(column: string) {
    if (tally.dropped.size < 1e6) tally.dropped.add(visible(column));
    return false;
  }

  function member(path: string, value: unknown, depth: number): void {
    if (typeof value === "number") set(path, value);
    else if (typeof value === "boolean") set(path, Number(value));
    else if (typeof value === "string") {
      const number = numberIn(value);
      if (number !== undefined) set(path, number);
      else if (count < ROWS_WITH_WORDS) settings.offer(path, value);
    } else if (Array.isArray(value)) set1(path, value);
    else if (value !== null && typeof value === "object" && depth < DEEPEST) each(path, value, depth + 1);
    if (count < ROWS_WITH_WORDS && (typeof value === "number" || typeof value === "boolean"))
      settings.offer(path, value);
  }

  /** A list of numbers, as some log each rollout's reward, counts by its mean. */
  function set1(path: string, list: readonly unknown[]) {
    if (list.length === 0 || list.length > 100_000 || !list.every((element) => typeof element === "number")) return;
    set(`${path}/mean`, list.reduce((sum, element) => sum + element, 0) / list.length);
  }

  function each(prefix: string, members: object, depth: number) {
    for (const key in members) {
      if (!Object.hasOwn(members, key)) continue;
      member(prefix === "" ? key : `${prefix}/${key}`, (members as Record<string, unknown>)[key], depth);
    }
  }

  return {
    name,
    get count() {
      return count;
    },
    settings,
    set,
    has: (column) => (columns.get(column)?.length ?? 0) === count + 1,
    endPoint: () => void count++,
    setMembers: (members) => {
      if (members !== null && typeof members === "object") each("", members, 0);
    },
    finish() {
      const finished = new Map<string, Float64Array>();
      for (const [key, { values, length }] of columns) {
        if (tally.dropped.has(visible(key))) continue;
        const whole = new Float64Array(count).fill(Number.NaN);
        whole.set(values.subarray(0, Math.min(length, count)));
        finished.set(key, whole);
      }
      return { name, step: stepsOf(finished, count), columns: finished, settings: settings.finish(finished) };
    },
  };
}
