import { numberIn } from "../../log/numberIn.ts";
import { createRuns } from "../../log/runs.ts";
import type { TextFormat } from "../format.ts";
import { addTables } from "./jsonTables.ts";

/** Shorter lists are no course of a run. */
const FEWEST = 8;

/** A name with the beginning of a list of numbers: “rewards = [0.1”, also as numpy 2 prints them. */
const beginning = /^\s*[A-Za-z_][\w./-]{0,60}[ \t]{0,8}[=:][ \t]{0,8}\[\s{0,80}(?:np\.float\d\d\()?[-+]?[\d.]/;
/** Every named list without lists inside. */
const lists = /([A-Za-z_][\w./-]{0,60})[ \t]{0,8}[=:][ \t]{0,8}\[([^\][]*)\]/g;

/** A number of Python; NaN for None and whatever is none. */
const numberOf = (text: string) =>
  numberIn(
    text
      .trim()
      .replace(/^np\.float\d\d\(/, "")
      .replace(/\)$/, ""),
  ) ?? Number.NaN;

/** Lists of numbers with their names, as a notebook prints or assigns them: `rewards = [0.1, 0.2, ...]`. */
export const namedLists: TextFormat = {
  input: "text",
  fits: (head) => beginning.test(head),
  open() {
    const pieces: string[] = [];
    return {
      read(piece) {
        pieces.push(piece);
      },
      end() {
        const columns = new Map<string, number[]>();
        for (const [, name = "", text = ""] of pieces.join("").matchAll(lists)) {
          const numbers = text.replace(/,\s*$/, "").split(",").map(numberOf);
          if (numbers.length < FEWEST) continue;
          // a list for every step is what a console prints
          if (columns.has(name)) return undefined;
          columns.set(name, numbers);
        }
        if (columns.size === 0) return undefined;
        const runs = createRuns();
        addTables(runs, Object.fromEntries(columns));
        return runs.finish("lists of numbers");
      },
    };
  },
};
