import type { Log } from "../log.ts";
import { numberIn, type Points } from "../points.ts";
import type { Runs } from "../runs.ts";
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

/** Names for all columns: empty ones are numbered, a second one of the same name is told apart. */
function namesOf(header: readonly string[]): string[] {
  const uses = new Map<string, number>();
  return header.map((cell, i) => {
    const name = cell.replace(/^\uFEFF/, "").trim() || `column ${i + 1}`;
    const use = (uses.get(name) ?? 0) + 1;
    uses.set(name, use);
    return use === 1 ? name : `${name} (${use})`;
  });
}

/** Reads a table whose rows come one by one. */
export function openTable(runs: Runs): Table {
  let add: Row | undefined;
  let format = "Table";
  let problem: string | undefined;

  function begin(cells: readonly string[]): Row {
    const isHeadless = cells.every((cell) => !isFilled(cell) || numberIn(cell) !== undefined);
    if (isHeadless) {
      const names = cells.length === 1 ? ["value"] : cells.length === 2 ? ["step", "value"] : [];
      const plain = plainRow(runs, namesOf(cells.map((_, i) => names[i] ?? "")));
      plain(cells);
      return plain;
    }
    const names = namesOf(cells);
    if (isTableOfRuns(names))
      problem =
        "This is W&B's table of runs, one row for each: it has no course of the reward. Open the chart of the reward and export its data as CSV.";
    const wide = wideColumns(names);
    if (wide) {
      format = "W&B chart export";
      return wideRow(runs, wide);
    }
    if (names.includes("_step") || names.includes("_runtime")) format = "W&B history";
    const metric = names.findIndex((name) => metricColumn.test(name));
    const value = names.findIndex((name) => valueColumn.test(name));
    const run = names.findIndex((name) => runColumn.test(name));
    if (metric >= 0 && value >= 0)
      return longRow(runs, { metric, value, run, step: names.findIndex((name) => stepColumn.test(name)) });
    return plainRow(runs, names, run);
  }

  return {
    row(cells) {
      if (!cells.some(isFilled)) return;
      if (add) add(cells);
      else add = begin(cells);
    },
    end() {
      const log = runs.finish(format);
      return problem === undefined ? log : { ...log, runs: [], problem };
    },
  };
}

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
  if (points.count < 20) points.settings.offer(name, value ?? cell);
}

/** A row of one value: its run, its step, what it is. Values of one step and run that follow each other are one point. */
function longRow(runs: Runs, at: { metric: number; value: number; run: number; step: number }): Row {
  const steps = new Map<Points, string>();
  return (cells) => {
    const points = runs.of(at.run < 0 ? "" : (cells[at.run]?.trim() ?? ""));
    const value = numberIn(cells[at.value] ?? "");
    const name = cells[at.metric]?.trim() ?? "";
    if (value === undefined || name === "") return;
    const step = at.step < 0 ? undefined : cells[at.step]?.trim();
    const before = steps.get(points);
    if (before !== undefined && (before !== step || points.has(name))) points.endPoint();
    steps.set(points, step ?? "");
    points.set(name, value);
    const number = step === undefined ? undefined : numberIn(step);
    if (number !== undefined) points.set("step", number);
  };
}

function wideRow(runs: Runs, columns: readonly ({ run: string | undefined; column: string } | undefined)[]): Row {
  const names = [...new Set(columns.flatMap((column) => (column?.run === undefined ? [] : [column.run])))];
  const shared = columns.flatMap((column, i) =>
    column && column.run === undefined ? [{ i, name: column.column }] : [],
  );
  const own = names.map((run) => ({
    points: runs.of(run),
    columns: columns.flatMap((column, i) => (column?.run === run ? [{ i, name: column.column }] : [])),
  }));
  return (cells) => {
    for (const { points, columns: ours } of own) {
      // a step at which only another run was logged is no point of this one
      if (!ours.some(({ i }) => isFilled(cells[i] ?? ""))) continue;
      for (const { i, name } of [...shared, ...ours]) set(points, name, cells[i] ?? "");
      points.endPoint();
    }
  };
}
