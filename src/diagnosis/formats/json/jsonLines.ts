import { addRecord, createRuns } from "../../log/runs.ts";
import type { TextFormat } from "../format.ts";
import { createLines } from "../text/lines.ts";
import { decodeJson } from "../text/literal.ts";

/** JSON Lines: an object on each line; a config may stand before the rows. */
export const jsonLines: TextFormat = {
  input: "text",
  fits(head) {
    const lines = head.split("\n").filter((line) => line.trim() !== "");
    const objects = lines.filter((line) => /^\s*\{\s*"/.test(line));
    // one object alone may hold its columns as lists; a list of objects may have one on each line
    return lines.length > 1 && objects.length >= lines.length * 0.6 && !/^\s*\[/.test(head);
  },
  open() {
    const runs = createRuns();
    const lines = createLines((line, number) => {
      const start = line.indexOf("{");
      if (start < 0) {
        if (line.trim() !== "") runs.broken(number);
        return;
      }
      const { value, complete } = decodeJson(start === 0 ? line : line.slice(start));
      if (!complete || !line.trimEnd().endsWith("}")) runs.broken(number);
      if (value !== null && typeof value === "object") addRecord(runs, value);
    });
    return {
      read: lines.read,
      end() {
        lines.end();
        return runs.finish("JSON Lines");
      },
    };
  },
};
