import { addRecord } from "../../log/runs.ts";
import type { TextFormat } from "../format.ts";
import { addTables } from "./jsonTables.ts";
import { openJson } from "./jsonText.ts";

/** Python's dictionaries one after another are what a console printed. */
const severalOfPython = /^\s*\{\s*'[^\n]*\n\s*\S/;

/** An object or a list; not a console's “[rank0]” or “[12:00:01]”. */
const beginning = /^\s*(?:\{|\[\s*(?:[[{"\]]|$|(?:NaN|null|true|false|-?\d[\d.eE+-]{0,40})\s*[,\]]))/;

/** JSON with rows or columns at its top or anywhere inside: a list of rows, an object of columns, objects one after another. */
export const json: TextFormat = {
  input: "text",
  fits: (head) => beginning.test(head) && !severalOfPython.test(head),
  open: () =>
    openJson((runs, { value, complete, more }) => {
      if (complete && more.length > 0) {
        // each object over several lines
        addTables(runs, [value, ...more]);
        return runs.finish("JSON objects");
      }
      addTables(runs, value);
      // rows that were saved from behind a break belong to the run before it
      for (const row of more) addRecord(runs, row, runs.last()?.name);
      return runs.finish(Array.isArray(value) ? "JSON list" : "JSON object");
    }),
};
