import { rewardColumns } from "../columns.ts";
import type { Log } from "../log.ts";
import { numberIn } from "../points.ts";
import { createRuns, type Runs } from "../runs.ts";
import { openConsole } from "./console.ts";

interface Notebook {
  readonly cells: readonly unknown[];
}
type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** Whether a value is a Jupyter notebook. */
export const isNotebook = (value: unknown): value is Notebook =>
  isMembers(value) &&
  Array.isArray(value["cells"]) &&
  value["cells"].some((cell) => isMembers(cell) && "cell_type" in cell);

/** Text of a notebook: one string or a list of lines. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return Array.isArray(value) ? value.filter((line) => typeof line === "string").join("") : "";
}

/**
 * Reads a notebook: the tables with steps that TRL and Unsloth show while they train, one run for each; without such a table, what its
 * cells printed, read as a console. Settings come from the cells' code.
 */
export function addNotebook(runs: Runs, { cells }: Notebook): Log {
  const console = openConsole();
  const code: string[] = [];
  const tables: { name: string; rows: string[][] }[] = [];
  for (const [i, cell] of cells.entries()) {
    if (!isMembers(cell) || cell["cell_type"] !== "code") continue;
    code.push(textOf(cell["source"] ?? cell["input"]));
    for (const output of Array.isArray(cell["outputs"]) ? cell["outputs"] : []) {
      if (!isMembers(output)) continue;
      const data = isMembers(output["data"]) ? output["data"] : {};
      const html = textOf(data["text/html"]);
      for (const rows of html === "" ? [] : htmlTables(html)) tables.push({ name: `cell ${i + 1}`, rows });
      console.read(textOf(output["text"]) || (html === "" ? `${textOf(data["text/plain"])}\n` : ""));
    }
  }
  const source = code.join("\n");
  const shown = readTables(tables, runs, source, true);
  if (hasReward(shown)) return shown;
  console.settings.scan(source);
  const printed = console.end("Notebook with a console log");
  if (hasReward(printed)) return printed;
  const any = readTables(tables, createRuns(), source, false);
  return [any, shown, printed].find(hasReward) ?? [shown, printed, any].find((log) => log.runs.length > 0) ?? printed;
}

const hasReward = (log: Log) => log.runs.some((run) => rewardColumns(run).length > 0);

/** The tables as runs; `stepped` takes only those with a column of steps, as every trainer's has one. */
function readTables(
  tables: readonly { name: string; rows: string[][] }[],
  runs: Runs,
  source: string,
  stepped: boolean,
): Log {
  const names = new Map<string, number>();
  for (const { name, rows } of tables) {
    const [header = [], ...body] = rows;
    if (body.length === 0 || (stepped && !header.some((cell) => /^(?:global )?steps?$/i.test(cell)))) continue;
    const uses = (names.get(name) ?? 0) + 1;
    names.set(name, uses);
    const points = runs.of(uses > 1 ? `${name}, table ${uses}` : name);
    points.settings.scan(source);
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

const entities: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  "#39": "'",
  nbsp: " ",
  "#x27": "'",
};

/** The cells of each table in a piece of HTML, as text. Reads from the front to the end once; unclosed cells end at the next one. */
function htmlTables(html: string): string[][][] {
  const tables: string[][][] = [];
  let row: string[] | undefined;
  let cell: string | undefined;
  const endCell = () => {
    if (cell !== undefined) row?.push(decodeEntities(cell).replace(/\s+/g, " ").trim());
    cell = undefined;
  };
  const endRow = () => {
    endCell();
    if (row && row.length > 0) tables.at(-1)?.push(row);
    row = undefined;
  };
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf("<", at);
    if (cell !== undefined) cell += html.slice(at, open < 0 ? html.length : open);
    const close = open < 0 ? -1 : html.indexOf(">", open);
    if (close < 0) break;
    const tag = /^<\/?[a-z]+/i.exec(html.slice(open, open + 12))?.[0].toLowerCase();
    if (tag === "<table") tables.push([]);
    else if (tag === "<tr" || tag === "</tr" || tag === "</table") endRow();
    else if (tag === "<td" || tag === "<th" || tag === "</td" || tag === "</th") endCell();
    if (tag === "<tr") row = [];
    if (tag === "<td" || tag === "<th") cell = "";
    at = close + 1;
  }
  endRow();
  return tables.filter((rows) => rows.length > 1);
}

const decodeEntities = (text: string) => text.replace(/&(#?\w{2,6});/g, (whole, name) => entities[name] ?? whole);
