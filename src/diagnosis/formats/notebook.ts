import type { Log } from "../log/log.ts";
import { numberIn } from "../log/numberIn.ts";
import { hasReward } from "../log/rewardColumns.ts";
import { createRuns, type Runs } from "../log/runs.ts";
import { openConsole } from "./console/console.ts";
import type { TextFormat } from "./format.ts";
import { openJson } from "./json/jsonText.ts";
import { htmlTables } from "./tables/htmlTable.ts";
import { withoutEscapes } from "./text/escapes.ts";

interface Notebook {
  readonly cells: readonly unknown[];
}
type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  value !== null && typeof value === "object" && !Array.isArray(value);
/** A Jupyter notebook: the tables that a trainer showed, or what its cells printed; the settings from the code of its cells. */
export const notebook: TextFormat = {
  input: "text",
  isCertain: true,
  fits: (head) => /^\s*\{/.test(head) && /"(?:cells|cell_type|nbformat|kernelspec)"\s{0,8}:/.test(head),
  open: () => openJson((runs, { value }) => (isNotebook(value) ? readNotebook(runs, value) : undefined)),
};

const isCode = (cell: unknown): cell is Members => isMembers(cell) && cell["cell_type"] === "code";

const isNotebook = (value: unknown): value is Notebook =>
  isMembers(value) &&
  Array.isArray(value["cells"]) &&
  value["cells"].some((cell) => isMembers(cell) && "cell_type" in cell);

/** Text of a notebook: one string or a list of lines. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return Array.isArray(value) ? value.filter((line) => typeof line === "string").join("") : "";
}

/** What a cell shows: its tables, and everything else as text. */
function shownBy(cell: Members): { tables: string[][][]; text: string } {
  const outputs = Array.isArray(cell["outputs"]) ? cell["outputs"].filter(isMembers) : [];
  const data = outputs.map((output) => (isMembers(output["data"]) ? output["data"] : {}));
  const html = data.map((each) => textOf(each["text/html"]));
  const printed = outputs.map(
    (output, i) => textOf(output["text"]) || (html[i] === "" ? `${textOf(data[i]?.["text/plain"])}\n` : ""),
  );
  return { tables: html.flatMap(htmlTables), text: withoutEscapes(printed.join("")) };
}

interface NamedTable {
  readonly name: string;
  readonly rows: readonly string[][];
}

/**
 * Reads a notebook: the tables with steps that TRL and Unsloth show while they train, one run for each; without such a table, what its
 * cells printed, read as a console; without either, any table. Settings come from the cells' code.
 */
function readNotebook(runs: Runs, { cells }: Notebook): Log {
  const printed = openConsole();
  const source = cells
    .filter(isCode)
    .map((cell) => textOf(cell["source"]))
    .join("\n");
  const tables: NamedTable[] = [];
  for (const [i, cell] of cells.entries()) {
    if (!isCode(cell)) continue;
    const shown = shownBy(cell);
    for (const [j, rows] of shown.tables.entries())
      tables.push({ name: `cell ${i + 1}${j > 0 ? `, table ${j + 1}` : ""}`, rows });
    printed.read(shown.text);
  }
  printed.settings.scan(source);
  const isStepped = ({ rows }: NamedTable) => rows[0]?.some((cell) => /^(?:global )?steps?$/i.test(cell)) ?? false;
  const attempts = [
    () => readTables(tables.filter(isStepped), runs, source),
    () => printed.end("Notebook with a console log"),
    () => readTables(tables, createRuns(), source),
  ];
  const logs: Log[] = [];
  for (const attempt of attempts) {
    const log = attempt();
    if (log.runs.some(hasReward)) return log;
    logs.push(log);
  }
  const format = "Notebook";
  return (
    logs.find((log) => log.runs.length > 0) ?? {
      format,
      runs: [],
      notes: [],
      problem: "The outputs of this notebook hold no course of a run.",
    }
  );
}

function readTables(tables: readonly NamedTable[], runs: Runs, source: string): Log {
  // the code is that of all tables
  runs.of("").settings.scan(source);
  for (const { name, rows } of tables) {
    const [header = [], ...body] = rows;
    const points = runs.of(name);
    for (const row of body) {
      for (const [i, cell] of row.entries()) {
        const value = numberIn(cell);
        if (value !== undefined) points.set(header[i] || `column ${i + 1}`, value);
      }
      points.endPoint();
    }
  }
  return runs.finish("Notebook with a table of training steps");
}
