import { isLikely } from "../../log/columnName.ts";
import { DEEPEST, prefixOf } from "../../log/flatMembers.ts";
import { numberIn } from "../../log/numberIn.ts";
import { MOST_COLUMNS } from "../../log/points.ts";
import { addRecord, type Runs } from "../../log/runs.ts";

type Members = Readonly<Record<string, unknown>>;
type Column = readonly [name: string, values: readonly unknown[]];

const isMembers = (value: unknown): value is Members =>
  value !== null && typeof value === "object" && !Array.isArray(value);
const isScalar = (value: unknown) => value === null || typeof value !== "object";
const isNumber = (value: unknown) =>
  typeof value === "number" || (typeof value === "string" && numberIn(value) !== undefined);
/** Numbers alone, or with words and nulls between. */
const holdsNumbers = (list: readonly unknown[]) => list.length > 1 && list.some(isNumber) && list.every(isScalar);
const isNumbers = (value: unknown): value is readonly unknown[] => Array.isArray(value) && holdsNumbers(value);
const isIndex = (keys: readonly string[]) => keys.length > 1 && keys.every((key) => /^\d+$/.test(key));
/** As pandas writes a column: an object with the index as names. */
const isIndexed = (value: unknown): value is Members =>
  isMembers(value) && isIndex(Object.keys(value)) && Object.values(value).some(isNumber);

/** A list of objects. */
const isRows = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length > 0 && value.some(isMembers);
const holdsTable = (value: unknown) =>
  isMembers(value) && Object.values(value).some((member) => isRows(member) && member.length > 1);
const holdsColumns = (value: unknown) => isMembers(value) && Object.values(value).filter(isNumbers).length > 1;

/** Lists that measure the model on other prompts than those it is trained on, beside the list of the training. */
const evaluation = /^(?:eval|evals|evaluation|evaluations|val|valid|validation|test)(?:_|$)/i;
/** Names of lists that say nothing about the run. */
const anyList =
  /^(?:history|log_history|logs?|metrics|data|rows|records|points|steps|merged|train|training|results?|entries|series|\d+)$/i;
/** Members by which an object names its run. */
const nameMembers = ["name", "run_name", "run", "display_name", "run_id", "experiment", "id"];

/** Where a value stands in the file. */
interface Place {
  readonly path: readonly string[];
  /** What the object around it says that its reward is called in the trainer. */
  readonly rewardKey?: string | undefined;
}
const runName = ({ path }: Place) => path.filter((name) => !anyList.test(name)).join("/");
/** Characters of an outer name that are kept: the names of runs are made of it again and again. */
const LONGEST_NAME = 200;
const inside = ({ path }: Place, name: string): Place => ({ path: [...path, name.slice(0, LONGEST_NAME)] });

/**
 * Finds the tables anywhere in a value and adds their rows: lists of objects, objects of lists, lists of numbers, pandas' objects by
 * index. A list in each of several members is a run of that name; scalars beside the tables are offered to the settings.
 */
export function addTables(runs: Runs, value: unknown, place: Place = { path: [] }): void {
  if (place.path.length > DEEPEST) return;
  if (Array.isArray(value)) addList(runs, value, place);
  else if (isMembers(value)) addMembers(runs, value, place);
}

function addList(runs: Runs, list: readonly unknown[], place: Place) {
  const sample = list.filter(isMembers).slice(0, 20);
  if (list.length > 1 && list.some(Array.isArray)) addUnnamed(runs, list, runName(place));
  else if (holdsNumbers(list)) addColumns(runs, [["value", list]], runName(place));
  else if (sample.length > 0 && (sample.every(holdsTable) || sample.every(holdsColumns))) {
    // each element is a run
    for (const [i, element] of list.entries())
      addTables(runs, element, inside(place, ownName(element) ?? `run ${i + 1}`));
  } else {
    const name = runName(place);
    for (const row of list) if (isMembers(row)) addRecord(runs, withRewardKey(row, place.rewardKey), name);
  }
}

function ownName(value: unknown): string | undefined {
  const names = isMembers(value) ? nameMembers.map((key) => value[key]) : [];
  return names.find((name): name is string => typeof name === "string");
}

const withRewardKey = (row: Members, rewardKey: string | undefined): Members =>
  rewardKey === undefined
    ? row
    : Object.fromEntries(
        Object.entries(row).map(([key, value]) => [/^(?:train_)?reward$/.test(key) ? rewardKey : key, value]),
      );

/** Rows without names: [step, value], or [wall time, step, value] as TensorBoard downloads them. */
function addUnnamed(runs: Runs, list: readonly unknown[], name: string) {
  const first = list.find((row): row is readonly unknown[] => Array.isArray(row)) ?? [];
  const isDownload = first.length === 3 && Number(first[0]) > 1e9;
  const names = isDownload ? ["wall time", "step", "value"] : first.length === 2 ? ["step", "value"] : [];
  const points = runs.of(name);
  for (const row of list) {
    if (!Array.isArray(row)) continue;
    for (const [i, cell] of row.entries())
      if (typeof cell === "number") points.set(names[i] ?? `column ${i + 1}`, cell);
    points.endPoint();
  }
}

function addColumns(runs: Runs, all: readonly Column[], name: string) {
  const points = runs.of(name);
  const columns = all.filter(([column], i) => i < MOST_COLUMNS || isLikely(column));
  if (columns.length < all.length)
    runs.note(`There are ${all.length} columns; the first ${MOST_COLUMNS} and likely ones were read.`);
  const rows = columns.reduce((most, [, values]) => Math.max(most, values.length), 0);
  let longer = columns;
  for (let row = 0; row < rows; row++) {
    // time in proportion to the values, not to rows times columns
    if (longer.some(([, values]) => values.length === row)) longer = longer.filter(([, values]) => values.length > row);
    for (const [column, values] of longer) {
      const value = values[row];
      const number = typeof value === "string" ? numberIn(value) : value;
      if (typeof number === "number") points.set(column, number);
    }
    points.endPoint();
  }
}

function addMembers(runs: Runs, members: Members, place: Place) {
  const entries = Object.entries(members);
  const name = runName(place);
  if (isIndex(entries.map(([key]) => key)) && entries.every(([, row]) => isMembers(row) && !holdsTable(row))) {
    for (const [key, row] of entries) addRecord(runs, { step: Number(key), ...(row as Members) }, name);
    return;
  }
  const columns = entries.flatMap(([key, value]): Column[] =>
    isNumbers(value) ? [[key, value]] : isIndexed(value) ? [[key, Object.values(value)]] : [],
  );
  if (columns.length > 0) addColumns(runs, columns, name);
  const taken = new Set(columns.map(([key]) => key));
  const lists = entries.filter(([key, value]) => !taken.has(key) && !isScalar(value));
  addInner(runs, lists, members, place);
  offerScalars(runs, entries, name);
}

/** The members that may hold tables; evaluations that stand beside the training's rows become rows of the same run. */
function addInner(runs: Runs, inner: readonly (readonly [string, unknown])[], members: Members, place: Place) {
  const isTrained = inner.some(([key, value]) => isRows(value) && !evaluation.test(key));
  const rewardKey = typeof members["reward_key"] === "string" ? members["reward_key"] : undefined;
  for (const [key, value] of inner) {
    if (isTrained && evaluation.test(key) && isRows(value)) {
      const name = runName(place);
      for (const row of value) if (isMembers(row)) addRecord(runs, asEvaluation(row), name);
    } else addTables(runs, value, { ...inside(place, key), rewardKey });
  }
}

/** The row with its numbers marked as an evaluation's, but for the step. */
const asEvaluation = (row: Members) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [/step|epoch/i.test(key) ? key : `eval/${key}`, value]));

/** Settings that stand beside the tables, in a config or alone. */
function offerScalars(runs: Runs, entries: readonly (readonly [string, unknown])[], name: string) {
  const { settings } = runs.of(name);
  const visit = (path: string, value: unknown, depth: number) => {
    if (typeof value === "number" || typeof value === "string" || typeof value === "boolean")
      settings.offer(path, value);
    else if (isMembers(value) && depth < 8) {
      const prefix = prefixOf(path);
      for (const [key, inner] of Object.entries(value)) visit(prefix + key, inner, depth + 1);
    }
  };
  for (const [key, value] of entries.slice(0, MOST_COLUMNS)) visit(key, value, 0);
}
