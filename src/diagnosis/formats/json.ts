import type { Log } from "../log/log.ts";
import { addRecord, createRuns, type Runs } from "../log/runs.ts";
import type { TextFormat } from "./format.ts";
import { addTables } from "./jsonTables.ts";
import { decodeJson, decodeLiteral, type Literal } from "./literal.ts";
import { addNotebook, isNotebook } from "./notebook.ts";
import { addTrainerState, isTrainerState } from "./trainerState.ts";

/** Python's dictionaries one after another are what a console printed. */
const severalOfPython = /^\s*\{\s*'[^\n]*\n\s*\S/;

/** JSON that is one value: a trainer's state, a notebook, a list of rows, an object of columns, or these somewhere inside. */
export const json: TextFormat = {
  fits: (head) => /^\s*[[{]/.test(head) && !severalOfPython.test(head),
  open() {
    const pieces: string[] = [];
    return { read: (piece) => void pieces.push(piece), end: () => readJson(pieces.join("")) };
  },
};

function readJson(text: string): Log {
  const runs = createRuns();
  const first = decodeJson(text);
  const more = first.end < text.length ? objectsAfter(text, first.end) : [];
  if (!first.complete) runs.note(whereItBreaks(text, first, more.length));
  const { value } = first;
  if (isNotebook(value)) return addNotebook(runs, value);
  if (isTrainerState(value)) return addTrainerState(runs, value, more);
  if (first.complete && more.length > 0) {
    // objects one after another, each over several lines
    addTables(runs, [value, ...more]);
    return runs.finish("JSON objects");
  }
  addTables(runs, value);
  addRows(runs, more);
  return runs.finish(Array.isArray(value) ? "JSON list" : "JSON object");
}

function whereItBreaks(text: string, { end }: Literal, more: number) {
  const line = text.slice(0, end).split("\n").length;
  if (text.slice(end).trim() === "") return "The file ends in the middle of its JSON; what is whole was used.";
  const after = more > 0 ? `and ${more} whole objects after it were` : "was";
  return `The JSON breaks at line ${line}; what stands before ${after} used.`;
}

/** The whole objects in a text from a place on, where it is no longer one JSON value. Each part of the text is read once. */
function objectsAfter(text: string, from: number): object[] {
  const found: object[] = [];
  for (let at = text.indexOf("{", from); at >= 0; ) {
    const { value, end, complete } = decodeLiteral(text, at);
    if (complete && value !== null && typeof value === "object") found.push(value);
    at = text.indexOf("{", Math.max(end, at + 1));
  }
  return found;
}

/** Rows that were saved from behind a break belong to the run before it. */
function addRows(runs: Runs, rows: readonly object[]) {
  for (const row of rows) addRecord(runs, row, runs.last()?.name);
}
