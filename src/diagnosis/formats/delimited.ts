/// <reference path="./papaparse.d.ts" />
import Papa from "papaparse";
import { createRuns, type Runs } from "../log/runs.ts";
import type { TextFormat } from "./format.ts";
import { openTable } from "./table.ts";

const delimiters = [",", "\t", ";", "|"];

/** Characters that are parsed at once. */
const PIECE = 1 << 20;
/** A row of a million columns has some ten million; one that never ends has a quote without end. */
const LONGEST_ROW = 1 << 24;

/** The delimiter under which most of the first lines have the same number of cells, two or more; undefined where none is. */
function delimiterOf(head: string): string | undefined {
  const lines = head.split("\n", 41);
  const sample = (lines.length > 1 ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== "").map(withoutMark);
  const fitting = delimiters.flatMap((delimiter) => {
    const widths = Papa.parse<string[]>(sample.join("\n"), { delimiter }).data.map((row) => row.length);
    const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
    const same = widths.filter((width) => width === usual).length;
    return usual > 1 && same >= widths.length * 0.75 ? [{ delimiter, width: usual }] : [];
  });
  return fitting.sort((a, b) => b.width - a.width)[0]?.delimiter;
}

/** NumPy writes its header as a comment: # step,reward. */
const withoutMark = (line: string) => line.replace(/^#\s?(?=[A-Za-z_])/, "");

/** name=value or name: value in most cells: a line of a console, not a row. */
const looksLikePairs = (head: string) => {
  const [line = ""] = head.split("\n", 1);
  const cells = line.split(/[,;|\t]/);
  return cells.filter((cell) => /[A-Za-z]\s*[:=]\s*[-+.\d]/.test(cell)).length > cells.length / 2;
};

/** CSV with commas, semicolons, tabs or bars: W&B's exports, metrics.csv, pasted tables. */
export const delimited: TextFormat = {
  input: "text",
  fits: (head) => !/^\s*[[{<]/.test(head) && !looksLikePairs(head) && delimiterOf(head) !== undefined,
  open() {
    const runs: Runs = createRuns();
    let pending = "";
    let table: ReturnType<typeof openTable> | undefined;
    let parser: { parse(text: string, from: number, ignoreLast: boolean): Papa.Parsed } | undefined;
    let isComma = false;
    let isStuck = false;
    let enough = PIECE;

    function parse(isEnd: boolean) {
      if (!parser) {
        pending = withoutMark(pending);
        const delimiter = delimiterOf(pending.slice(0, 1 << 16)) ?? ",";
        isComma = delimiter === ";";
        parser = new Papa.Parser({ delimiter, newline: pending.includes("\r\n") ? "\r\n" : "\n", comments: "#" });
        table = openTable(runs);
      }
      const { data, meta } = parser.parse(pending, 0, !isEnd);
      for (const row of data) table?.row(isComma ? row.map(withPoint) : row);
      pending = pending.slice(meta.cursor);
    }
    return {
      read(piece) {
        if (isStuck) return;
        pending += piece;
        if (pending.length < enough) return;
        parse(false);
        // a cell in quotes without end must not be parsed again with each piece
        enough = Math.max(PIECE, 2 * pending.length);
        if (pending.length < LONGEST_ROW) return;
        isStuck = true;
        pending = "";
        runs.note("A row does not end within 16 million characters; the table was read up to there.");
      },
      end() {
        parse(true);
        return table?.end() ?? runs.finish("CSV");
      },
    };
  },
};

/** 0,5 is a half where cells are set apart by semicolons. */
const withPoint = (cell: string) => (/^\s*-?\d+,\d+(?:e-?\d+)?\s*$/i.test(cell) ? cell.replace(",", ".") : cell);
