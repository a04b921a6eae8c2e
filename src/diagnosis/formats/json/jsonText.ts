import type { Log } from "../../log/log.ts";
import { createRuns, type Runs } from "../../log/runs.ts";
import type { LogReader } from "../format.ts";
import { decodeJson, decodeLiteral, type Literal } from "../text/literal.ts";

/** A text that was read as one JSON value, leniently. */
export interface JsonText {
  readonly value: unknown;
  /** False where the text ends or breaks before the value does. */
  readonly complete: boolean;
  /** The whole objects after the value. */
  readonly more: readonly object[];
}

/** Opens a reader for one JSON value: collects the text, and `build` makes a log of the value or returns undefined. */
export function openJson(build: (runs: Runs, text: JsonText) => Log | undefined): LogReader<string> {
  const pieces: string[] = [];
  let isWhole = false;
  return {
    isCertain: () => isWhole,
    read: (piece) => void pieces.push(piece),
    end() {
      const text = pieces.join("");
      const runs = createRuns();
      const first = decodeJson(text);
      const more = first.end < text.length ? objectsAfter(text, first.end) : [];
      isWhole = first.complete && text.slice(first.end).trim() === "" && !isRow(first.value);
      if (!first.complete) runs.note(whereItBreaks(text, first, more.length));
      return build(runs, { value: first.value, complete: first.complete, more });
    },
  };
}

/** Whether a value is a row by itself, as a console prints one: no member holds others. */
const isRow = (value: unknown) =>
  value !== null &&
  typeof value === "object" &&
  Object.values(value).every((inner) => inner === null || typeof inner !== "object");

function whereItBreaks(text: string, { end }: Literal, more: number) {
  const line = text.slice(0, end).split("\n").length;
  if (text.slice(end).trim() === "") return "The file ends in the middle of its JSON; what is whole was used.";
  const after = more > 0 ? `and ${more} whole objects after it were` : "was";
  return `The JSON breaks at line ${line}; what stands before ${after} used.`;
}

/** Returns the whole objects in a text from a place on, where it is no longer one JSON value. Reads each part of the text once. */
function objectsAfter(text: string, from: number): object[] {
  const found: object[] = [];
  for (let at = text.indexOf("{", from); at >= 0; ) {
    const { value, end, complete } = decodeLiteral(text, at);
    if (complete && value !== null && typeof value === "object") found.push(value);
    at = text.indexOf("{", Math.max(end, at + 1));
  }
  return found;
}
