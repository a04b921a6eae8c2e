import { columnName, isLikely } from "../../log/columnName.ts";
import type { Log } from "../../log/log.ts";
import { numberIn } from "../../log/numberIn.ts";
import { MOST_COLUMNS, type Points } from "../../log/points.ts";
import { addValue, type Runs } from "../../log/runs.ts";
import { isTableOfRuns, wideColumns } from "./wandbCsv.ts";

/** Rows of cells that become runs: the first row decides what the others mean. */
export interface Table {
  row(cells: readonly string[]): void;
  end(): Log;
}

type Row = (cells: readonly string[]) => void;

/** Columns that name the run of a row, in a table of several. */
const runColumn =
  /^(?:run|run[ _]?(?:name|id)|experiment(?:[ _](?:name|id))?|exp(?:_name)?|trial|variant|condition|arm|method|name)$/i;
/** Long tables: the column that names what the value is. */
const metricColumn = /^(?:metric|tag|key|variable)s?$/i;
const valueColumn = /^values?$/i;
const stepColumn = /^_?(?:step|global_step|iteration)s?$/i;

const isFilled = (cell: string) => cell.trim() !== "";

/** Names for all columns: empty ones are numbered, the first is pandas' index; a second one of the same name is told apart. */
function namesOf(header: readonly string[]): string[] {
  const uses = new Map<string, number>();
  return header.map((cell, i) => {
    const name = cell.replace(/^\uFEFF/, "").trim() || (i === 0 && header.length > 1 ? "index" : `column ${i + 1}`);
    const use = (uses.get(name) ?? 0) + 1;
    uses.set(name, use);
    return use === 1 ? name : `${name} (${use})`;
  });
}

/** Names for a table without a header; of MLflow's three columns the first is a time in milliseconds. */
function namesOfNumbers(cells: readonly string[]): string[] {
  if (cells.length === 1) return ["value"];
  if (cells.length === 2) return ["step", "value"];
  return cells.length === 3 && Number(cells[0]) > 1e11
    ? ["timestamp", "value", "step"]
    : cells.map((_, i) => `column ${i + 1}`);
}

/** Where the columns stand that are kept: all, or of very many the first and the likely ones. */
const keptOf = (header: readonly string[]): readonly number[] | undefined =>
  header.length <= MOST_COLUMNS
    ? undefined
    : Array.from(header.keys()).filter((i) => i < MOST_COLUMNS || isLikely(header[i] ?? ""));

const isHeadless = (cells: readonly string[]) => cells.every((cell) => !isFilled(cell) || numberIn(cell) !== undefined);

/** A line above the header has a single cell. */
const isTitle = (cells: readonly string[], next: readonly string[]) =>
  isFilled(cells[0] ?? "") && cells.filter(isFilled).length === 1 && next.filter(isFilled).length > 1;

/** Reads a table whose rows come one by one. */
export function openTable(runs: Runs): Table {
  let add: Row | undefined;
  let kept: readonly number[] | undefined;
  let first: readonly string[] | undefined;
  let top: readonly string[] = [];
  let format = "Table";
  let problem: string | undefined;

  function header(names: readonly string[]): Row {
    const wide = wideColumns(names);
    if (wide) {
      format = "W&B chart export";
      return wideRow(runs, wide);
    }
    if (names.includes("_step") || names.includes("_runtime")) format = "W&B history";
    const metric = names.findIndex((name) => metricColumn.test(name));
    const value = names.findIndex((name) => valueColumn.test(name));
    const run = names.findIndex((name) => runColumn.test(name));
    const step = names.findIndex((name) => stepColumn.test(name));
    return metric >= 0 && value >= 0 ? longRow(runs, { metric, value, run, step }) : plainRow(runs, names, run);
  }

  function begin(cells: readonly string[]): Row {
    top = cells;
    kept = keptOf(cells);
    if (kept) runs.note(`The table has ${cells.length} columns; the first ${MOST_COLUMNS} and likely ones were read.`);
    const own = take(cells);
    if (isTableOfRuns(own)) problem = tableOfRuns;
    if (!isHeadless(own)) return header(namesOf(own));
    const row = plainRow(runs, namesOfNumbers(own));
    row(own);
    return row;
  }

  /** A header that comes again, or that of another table behind the first: what follows may be another run. */
  function isHeader(cells: readonly string[]): boolean {
    if (cells.length < 2 || cells.some((cell) => numberIn(cell) !== undefined)) return false;
    return (
      cells.every((cell, i) => cell === top[i]) ||
      (cells.every(isFilled) && cells.some((cell) => columnName(cell).isMetric))
    );
  }

  /** The cells that are kept; a short row has no more of them than cells. */
  function take(cells: readonly string[]): readonly string[] {
    if (!kept) return cells;
    const taken: string[] = [];
    for (const i of kept) {
      if (i >= cells.length) break;
      taken.push(cells[i] ?? "");
    }
    return taken;
  }

  return {
    row(cells) {
      if (!cells.some(isFilled)) return;
      if (add && !isHeader(cells)) add(take(cells));
      else if (add) {
        runs.last()?.mark();
        add = begin(cells);
      } else if (first === undefined || isTitle(first, cells)) first = cells;
      else {
        add = begin(first);
        add(take(cells));
      }
    },
    end() {
      // a single row of numbers is the course itself
      if (!add && first && isHeadless(first)) {
        const points = runs.of("");
        for (const cell of first) {
          points.set("value", numberIn(cell) ?? Number.NaN);
          points.endPoint();
        }
      }
      const log = runs.finish(format);
      const isOneRowEach = log.runs.length > 2 && log.runs.every(({ step }) => step.length === 1);
      if (isOneRowEach)
        problem = `This table has one row for each of ${log.runs.length} runs: it has no course of the reward. ${instead}`;
      return problem === undefined ? log : { ...log, runs: [], problem };
    },
  };
}

const instead = "Open the chart of the reward and export its data as CSV.";
const tableOfRuns = `This is W&B's table of runs, one row for each: it has no course of the reward. ${instead}`;

/** A row with a value for each column; in a table of several runs it belongs to the one that its column names. */
function plainRow(runs: Runs, names: readonly string[], run = -1): Row {
  const first = runs.of("");
  return (cells) => {
    const own = run < 0 ? undefined : cells[run]?.trim();
    const points = own === undefined || own === "" || numberIn(own) !== undefined ? first : runs.of(own);
    for (let i = 0; i < cells.length; i++) set(points, names[i] ?? `column ${i + 1}`, cells[i] ?? "");
    points.endPoint();
  };
}

function set(points: Points, name: string, cell: string) {
  if (cell === "") return;
  const value = numberIn(cell);
  if (value !== undefined) points.set(name, value);
  else if (points.count < 20) points.settings.offer(name, cell);
}

/** A row of one value: its run, its step, what it is. */
function longRow(runs: Runs, at: { metric: number; value: number; run: number; step: number }): Row {
  return (cells) => {
    const value = numberIn(cells[at.value] ?? "");
    const name = cells[at.metric]?.trim() ?? "";
    const points = runs.of(at.run < 0 ? "" : (cells[at.run]?.trim() ?? ""));
    if (value !== undefined && name !== "") addValue(points, name, value, numberIn(cells[at.step] ?? ""));
  };
}

/** Columns without a run of a chart that are read: W&B exports one, the step, and each run gets its value. */
const MOST_SHARED = 4;

/** A row of a chart with columns for each run: time in proportion to the cells that are there, not to the runs. */
function wideRow(runs: Runs, columns: readonly ({ run: string | undefined; column: string } | undefined)[]): Row {
  const own = columns.map((column) => (column?.run === undefined ? undefined : runs.of(column.run)));
  const shared = columns.flatMap((column, i) => (column && column.run === undefined ? [i] : [])).slice(0, MOST_SHARED);
  return (cells) => {
    // a step at which only another run was logged is no point of this one
    const logged = new Set<Points>();
    for (let i = 0; i < cells.length; i++) {
      const [points, cell = ""] = [own[i], cells[i]];
      if (points === undefined || !isFilled(cell)) continue;
      logged.add(points);
      set(points, columns[i]?.column ?? "", cell);
    }
    for (const points of logged) {
      for (const i of shared) set(points, columns[i]?.column ?? "", cells[i] ?? "");
      points.endPoint();
    }
  };
}
