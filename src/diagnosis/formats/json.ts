import type { Log } from "../log.ts";
import { addRecord, createRuns, type Runs } from "../runs.ts";
import type { TextFormat } from "./format.ts";
import { DEEPEST, decodeJson } from "./literal.ts";
import { addNotebook, isNotebook } from "./notebook.ts";
import { addTrainerState, isTrainerState } from "./trainerState.ts";

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  value !== null && typeof value === "object" && !Array.isArray(value);
const isNumeric = (value: unknown) => typeof value === "number" || value === null;

/** JSON that is one value: a trainer's state, a notebook, a list of rows, an object of columns, or these somewhere inside. */
export const json: TextFormat = {
  fits: (head) => /^\s*[[{]/.test(head),
  open() {
    const pieces: string[] = [];
    return { read: (piece) => void pieces.push(piece), end: () => readJson(pieces.join("")) };
  },
};

function readJson(text: string): Log {
  const runs = createRuns();
  const { value, end, complete } = decodeJson(text.trimStart());
  if (!complete) {
    const part = Math.round((100 * end) / Math.max(1, text.length));
    runs.note(
      part >= 99
        ? "The file ends in the middle of its JSON; what is whole was used."
        : `The JSON breaks off after ${part} % of the file; what stands before was used.`,
    );
  }
  if (isNotebook(value)) return addNotebook(runs, value);
  if (isTrainerState(value)) return addTrainerState(runs, value);
  addTables(runs, value, [], 0);
  return runs.finish(Array.isArray(value) ? "JSON list" : "JSON object");
}

/** Lists that measure the model on other prompts than those it is trained on, beside the list of the training. */
const evaluation = /^(?:eval|evals|evaluation|evaluations|val|valid|validation|test)(?:_|$)/i;
/** Names of lists that say nothing about the run. */
const anyList =
  /^(?:history|log_history|logs?|metrics|data|rows|records|points|steps|merged|train|training|results?|entries|series|\d+)$/i;

const runName = (path: readonly string[]) => path.filter((name) => !anyList.test(name)).join("/");

/** The name that an object gives to itself. */
function ownName(members: Members): string | undefined {
  const name = ["name", "run_name", "run", "display_name", "run_id", "experiment", "id"].map((key) => members[key]);
  return name.find((candidate): candidate is string => typeof candidate === "string");
}

/** Finds the tables in a value and adds their rows; scalars beside them are offered to the settings. */
function addTables(runs: Runs, value: unknown, path: readonly string[], depth: number): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) addList(runs, value, path, depth);
  else if (isMembers(value)) addMembers(runs, value, path, depth);
}

const holdsTable = (value: unknown): boolean =>
  isMembers(value) &&
  Object.values(value).some((member) => Array.isArray(member) && member.length > 1 && isMembers(member[0]));

/** The row with its reward under the name that the object around it gives as its `reward_key`. */
const withRewardKey = (row: Members, rewardKey: string): Members =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [/^(?:train_)?reward$/.test(key) ? rewardKey : key, value]),
  );

function addList(runs: Runs, list: readonly unknown[], path: readonly string[], depth: number, rewardKey?: string) {
  const [first] = list;
  const name = runName(path);
  if (isMembers(first)) {
    if (list.every(holdsTable) || (list.length > 1 && list.slice(0, 20).every(isColumns))) {
      for (const [i, element] of list.entries()) {
        const own = isMembers(element) ? ownName(element) : undefined;
        addTables(runs, element, [...path, own ?? `run ${i + 1}`], depth + 1);
      }
      return;
    }
    for (const row of list)
      if (isMembers(row)) addRecord(runs, rewardKey === undefined ? row : withRewardKey(row, rewardKey), name);
  } else if (Array.isArray(first)) addRows(runs, list, name);
  else if (list.length > 1 && list.every(isNumeric)) addColumns(runs, { value: list }, name);
}

/** Rows without names: [step, value], or [wall time, step, value] as TensorBoard downloads them. */
function addRows(runs: Runs, list: readonly unknown[], name: string) {
  const [first] = list;
  const width = Array.isArray(first) ? first.length : 0;
  const isDownload = width === 3 && Array.isArray(first) && Number(first[0]) > 1e9;
  const names = isDownload ? ["wall time", "step", "value"] : width === 2 ? ["step", "value"] : [];
  const points = runs.of(name);
  for (const row of list) {
    if (!Array.isArray(row)) continue;
    for (const [i, cell] of row.entries())
      if (typeof cell === "number") points.set(names[i] ?? `column ${i + 1}`, cell);
    points.endPoint();
  }
}

const isNumbers = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) &&
  value.length > 1 &&
  value.some((element) => typeof element === "number") &&
  value.every(isScalar);
const isScalar = (value: unknown) => value === null || typeof value !== "object";
const isColumns = (value: unknown) => isMembers(value) && Object.values(value).some(isNumbers);
/** As pandas writes a column: an object with the index as names. */
const isIndexed = (value: unknown): value is Members => {
  if (!isMembers(value)) return false;
  const keys = Object.keys(value);
  return (
    keys.length > 1 &&
    keys.every((key) => /^\d+$/.test(key)) &&
    Object.values(value).some((member) => typeof member === "number")
  );
};

function addColumns(runs: Runs, columns: Readonly<Record<string, readonly unknown[]>>, name: string) {
  const points = runs.of(name);
  const entries = Object.entries(columns);
  const rows = entries.reduce((most, [, values]) => Math.max(most, values.length), 0);
  for (let row = 0; row < rows; row++) {
    for (const [column, values] of entries) {
      const value = values[row];
      if (typeof value === "number" || typeof value === "string") points.setMembers({ [column]: value });
    }
    points.endPoint();
  }
}

function addMembers(runs: Runs, members: Members, path: readonly string[], depth: number) {
  const entries = Object.entries(members);
  const lists = entries.filter((entry): entry is [string, readonly unknown[]] => isNumbers(entry[1]));
  const indexed = entries.filter((entry): entry is [string, Members] => isIndexed(entry[1]));
  const name = runName(path);
  if (lists.length > 0) addColumns(runs, Object.fromEntries(lists), name);
  else if (indexed.length > 0)
    addColumns(runs, Object.fromEntries(indexed.map(([key, values]) => [key, Object.values(values)])), name);
  else if (entries.length > 1 && entries.every(([key, row]) => /^\d+$/.test(key) && isMembers(row))) {
    // rows under their steps
    for (const [key, row] of entries) addRecord(runs, { step: Number(key), ...(row as Members) }, name);
    return;
  }
  const rewardKey = members["reward_key"];
  const inner = entries.filter(
    ([, value]) => value !== null && typeof value === "object" && !isNumbers(value) && !isIndexed(value),
  );
  const trained = inner.some(([key, value]) => Array.isArray(value) && !evaluation.test(key));
  for (const [key, value] of inner) {
    if (trained && evaluation.test(key) && Array.isArray(value)) {
      for (const row of value) if (isMembers(row)) addRecord(runs, asEvaluation(row), name);
    } else if (Array.isArray(value))
      addList(runs, value, [...path, key], depth + 1, typeof rewardKey === "string" ? rewardKey : undefined);
    else addTables(runs, value, [...path, key], depth + 1);
  }
  offerScalars(runs, members, name);
}

/** The row with its numbers marked as an evaluation's, but for the step. */
const asEvaluation = (row: Members) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [/step|epoch/i.test(key) ? key : `eval/${key}`, value]));

/** Settings that stand beside the tables, in a config or alone. */
function offerScalars(runs: Runs, members: Members, name: string) {
  const { settings } = runs.of(name);
  const visit = (prefix: string, value: unknown, depth: number) => {
    if (typeof value === "number" || typeof value === "string" || typeof value === "boolean")
      settings.offer(prefix, value);
    else if (isMembers(value) && depth < 8)
      for (const [key, inner] of Object.entries(value)) visit(`${prefix}/${key}`, inner, depth + 1);
  };
  for (const [key, value] of Object.entries(members)) visit(key, value, 0);
}
