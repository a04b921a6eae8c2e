import { numberIn } from "../../log/numberIn.ts";
import { createRuns } from "../../log/runs.ts";
import type { TextFormat } from "../format.ts";
import { createLines } from "../text/lines.ts";
import { openTable } from "./table.ts";

/** The cells of a line that are set apart by bars, as in Markdown, or by blanks. */
function cellsOf(line: string, isHeader: boolean): string[] {
  const text = line.trim();
  if (text.startsWith("|"))
    return text
      .replace(/^\|/, "")
      .replace(/\|$/, "")
      .split("|")
      .map((cell) => cell.trim());
  const wide = text.split(/ {2,}|\t/);
  return isHeader && wide.length > 1 ? wide : text.split(/\s+/);
}

/** A line under a header that only separates: |---|:--:| or ---- ----. */
const isRule = (line: string) => /^[\s|:+=-]+$/.test(line);

/** A pasted table: Markdown, columns set apart by blanks, or numbers alone, one or two on each line. */
export const plainTable: TextFormat = {
  input: "text",
  fits(head) {
    const lines = head
      .split("\n")
      .slice(0, 40)
      .filter((line) => line.trim() !== "" && !line.startsWith("#"));
    const rows = lines.filter((line) => !isRule(line)).map((line) => cellsOf(line, false));
    const [, ...body] = rows;
    const numeric = (row: readonly string[]) =>
      row.filter((cell) => numberIn(cell) !== undefined).length >= row.length / 2;
    const sample = body.length > 1 ? body.slice(0, -1) : body;
    return sample.length > 0 && sample.filter(numeric).length >= sample.length * 0.8;
  },
  open() {
    const runs = createRuns();
    const table = openTable(runs);
    let header: string[] | undefined;
    let isFirst = true;
    const lines = createLines((line, number) => {
      if (line.trim() === "" || isRule(line)) return;
      if (header === undefined) {
        header = cellsOf(line.replace(/^#\s?/, ""), true);
        return;
      }
      if (line.startsWith("#")) return;
      const cells = cellsOf(line, false);
      if (isFirst) {
        const single = header.join(" ").split(" ");
        // pandas prints an index without a name before the columns
        if (header.length !== cells.length && single.length === cells.length) header = single;
        else if (header.length === cells.length - 1) header = ["index", ...header];
        table.row(header);
        isFirst = false;
      }
      if (cells.some((cell) => numberIn(cell) !== undefined)) table.row(cells);
      else runs.broken(number);
    });
    return {
      read: lines.read,
      end() {
        lines.end();
        if (isFirst && header) table.row(header);
        return table.end();
      },
    };
  },
};
