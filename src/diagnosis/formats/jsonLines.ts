import { addRecord, createRuns } from "../runs.ts";
import type { TextFormat } from "./format.ts";
import { createLines } from "./lines.ts";
import { decodeJson } from "./literal.ts";

/** JSON Lines: an object on each line; a config may stand before the rows. */
export const jsonLines: TextFormat = {
  fits(head) {
    const lines = head.split("\n").filter((line) => line.trim() !== "");
    // the last line may be cut by the end of the head
    const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
    const objects = whole.filter((line) => isObjectLine(line.trim()));
    return objects.length > 0 && objects.length >= whole.length * 0.6;
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

const isObjectLine = (line: string) => /^\{\s*["']/.test(line) && /\}\s*,?$/.test(line);
