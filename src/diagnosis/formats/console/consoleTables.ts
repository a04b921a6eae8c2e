import { numberIn } from "../../log/numberIn.ts";
import { htmlTables } from "../tables/htmlTable.ts";
import type { Pair } from "./pairs.ts";

/** Fewer columns are as often anything else that is set apart by tabs or bars. */
const FEWEST_COLUMNS = 3;
/** The longest HTML table that is put together, in characters: some ten thousand steps. */
const LONGEST_TABLE = 2e7;

const isStep = (cell: string) => /^(?:global[ _])?steps?$/i.test(cell);
/** A table of training steps, by the names in its first row. */
const isStepped = (header: readonly string[]): boolean => header.length >= FEWEST_COLUMNS && header.some(isStep);

/** The cells of a line that are set apart by tabs or bars; undefined for any other line. */
function cellsOf(line: string): readonly string[] | undefined {
  if (line.includes("\t")) return line.split("\t").map((cell) => cell.trim());
  const bare = line.trim();
  return bare.startsWith("|") && bare.endsWith("|") && bare.length > 1
    ? bare
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim())
    : undefined;
}

/** A row of numbers under their names. */
function pairsOf(names: readonly string[], cells: readonly string[]): Pair[] {
  return cells.flatMap((cell, i) => {
    const [name, value] = [names[i] ?? "", numberIn(cell)];
    return value === undefined || name === "" ? [] : [{ name: isStep(name) ? "step" : name, value }];
  });
}

/** The name of a group in a block of names and values, as Stable-Baselines3 draws one for each iteration: `| rollout/ | |`. */
const groupIn = (cells: readonly string[]) =>
  cells.length === 2 && cells[1] === "" ? /^[\w ]{1,40}\/$/.exec(cells[0] ?? "")?.[0] : undefined;

/**
 * Finds tables of training steps among the lines of a console: copied from a notebook's output, in Markdown, or as HTML. `take` says
 * whether a line belongs to one; `row` is called with each row.
 */
export function createConsoleTables(row: (pairs: readonly Pair[]) => void) {
  let header: readonly string[] | undefined;
  let block: { readonly group: string; readonly pairs: Pair[] } | undefined;
  let html: { lines: string[]; length: number } | undefined;

  function endHtml() {
    const [names = [], ...body] = htmlTables(html?.lines.join("\n") ?? "")[0] ?? [];
    html = undefined;
    if (isStepped(names)) for (const cells of body) row(pairsOf(names, cells));
  }

  function takeHtml(line: string): boolean {
    if (!html && !line.includes("<table")) return false;
    html ??= { lines: [], length: 0 };
    html.lines.push(line);
    html.length += line.length;
    if (line.includes("</table") || html.length > LONGEST_TABLE) endHtml();
    return true;
  }

  function takeBlock(cells: readonly string[] | undefined): boolean {
    const group = cells && groupIn(cells);
    if (group !== undefined) block = { group, pairs: block?.pairs ?? [] };
    else if (block && cells?.length === 2) {
      const value = numberIn(cells[1] ?? "");
      if (value !== undefined) block.pairs.push({ name: block.group + cells[0], value });
    } else {
      endBlock();
      return false;
    }
    return true;
  }

  function endBlock() {
    if (block && block.pairs.length > 0) row(block.pairs);
    block = undefined;
  }

  function takeCells(line: string): boolean {
    const cells = cellsOf(line);
    if (takeBlock(cells)) return true;
    if (cells && isStepped(cells)) header = cells;
    else if (header === undefined || cells?.length !== header.length) {
      header = undefined;
      return false;
    } else if (cells.some((cell) => numberIn(cell) !== undefined)) row(pairsOf(header, cells));
    return true;
  }

  return {
    take: (line: string): boolean => takeHtml(line) || takeCells(line),
    /** Ends a table that the text breaks off in. */
    close() {
      if (html) endHtml();
      endBlock();
    },
  };
}
