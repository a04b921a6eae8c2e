import { numberIn } from "../../log/numberIn.ts";
import { createRuns } from "../../log/runs.ts";
import type { TextFormat } from "../format.ts";
import { decodeLiteral } from "../text/literal.ts";
import { readRows } from "./csvRows.ts";
import { openTable } from "./table.ts";

const delimiters = [",", "\t", ";", "|"];

/** Characters that are parsed at once. */
const PIECE = 1 << 20;
/** A row of a million columns has some ten million. */
const LONGEST_ROW = 1 << 24;
/** Lines by which the delimiter is chosen. */
const SAMPLE = 40;

function rowsOf(text: string, delimiter: string) {
  const rows: (readonly string[])[] = [];
  const comments: string[] = [];
  readRows(text, delimiter, true, { row: (cells) => rows.push(cells), comment: (line) => comments.push(line) });
  return { rows, comments };
}

/** The delimiter under which most of the first lines have the same number of cells, two or more; undefined where none is. */
function delimiterOf(head: string): string | undefined {
  const lines = head.split("\n", SAMPLE + 1);
  const sample = (lines.length > 1 ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== "").join("\n");
  const fitting = delimiters.flatMap((delimiter) => {
    const { rows, comments } = rowsOf(sample, delimiter);
    // a comment alone may be the header of the file that begins with it
    const widths = (rows.length > 0 ? rows : comments.map((line) => headerIn(line).split(delimiter))).map(
      (row) => row.length,
    );
    const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
    const same = widths.filter((width) => width === usual).length;
    // 0,5 has a comma that the header has not
    const fits = usual > 1 && same >= widths.length * 0.75;
    return fits ? [{ delimiter, width: usual, isWhole: widths[0] === usual }] : [];
  });
  return fitting.sort((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.width - a.width)[0]?.delimiter;
}

/**
 * Returns the header that a comment may be: NumPy writes “# step,reward”, Stable-Baselines3's Monitor a comment in JSON before its header, which is glued
 * to it where the line end was lost.
 */
function headerIn(comment: string): string {
  const text = comment.replace(/^[#\s]{1,20}/, "");
  return text.startsWith("{") ? text.slice(decodeLiteral(text).end).trim() : text;
}

/** name=value or name: value at the beginning of a line, or in most of its cells: a line of a console, not a row. */
function isOfPairs(line: string): boolean {
  if (/^\s{0,8}[A-Za-z][\w ./()-]{0,60}[:=]\s{0,40}[-+.\d]/.test(line)) return true;
  const cells = line.split(/[,;|\t]/);
  return cells.filter((cell) => /[A-Za-z]\s{0,8}[:=]\s{0,8}[-+.\d]/.test(cell)).length > cells.length / 2;
}

/** Whether the text is what a console prints: pairs in a third of its first lines, or a progress bar. */
function isOfConsole(head: string): boolean {
  const lines = head.split("\n", SAMPLE).filter((line) => /\w/.test(line));
  return /%\|[^|\n]{0,300}\|\s{0,4}\d/.test(head) || lines.filter(isOfPairs).length > lines.length / 3;
}

/** CSV with commas, semicolons, tabs or bars: W&B's exports, metrics.csv, pasted tables. */
export const delimited: TextFormat = {
  input: "text",
  fits: (head) => !/^\s*[[{<]/.test(head) && !isOfConsole(head) && delimiterOf(head) !== undefined,
  open() {
    const runs = createRuns();
    const table = openTable(runs);
    let pending = "";
    let delimiter: string | undefined;
    let comments: string[] = [];
    let hasRows = false;
    let isStuck = false;
    let enough = PIECE;

    function row(cells: readonly string[]) {
      if (!hasRows && cells.some((cell) => cell.trim() !== "")) {
        hasRows = true;
        const isHeader = cells.some((cell) => cell.trim() !== "" && numberIn(cell) === undefined);
        const headers = comments.map((line) => headerIn(line).split(delimiter ?? ","));
        const header = isHeader ? undefined : headers.findLast((names) => names.length === cells.length);
        if (header) table.row(header);
        comments = [];
      }
      table.row(delimiter === ";" ? cells.map(withPoint) : cells);
    }
    function parse(isEnd: boolean) {
      delimiter ??= delimiterOf(pending.slice(0, 1 << 16)) ?? ",";
      const comment = (line: string) => void (!hasRows && comments.length < SAMPLE && comments.push(line));
      pending = pending.slice(readRows(pending, delimiter, isEnd, { row, comment }));
    }
    return {
      read(piece) {
        if (isStuck) return;
        pending += piece;
        if (pending.length < enough) return;
        parse(false);
        // a row without end must not be parsed again with each piece
        enough = Math.max(PIECE, 2 * pending.length);
        if (pending.length < LONGEST_ROW) return;
        isStuck = true;
        pending = "";
        runs.note("A row does not end within 16 million characters; the table was read up to there.");
      },
      end() {
        parse(true);
        return table.end();
      },
    };
  },
};

/** 0,5 is a half where cells are set apart by semicolons. */
const withPoint = (cell: string) => (/^\s*-?\d+,\d+(?:e-?\d+)?\s*$/i.test(cell) ? cell.replace(",", ".") : cell);
