import { decodeJson, decodeLiteral } from "../text/literal.ts";

/** A dictionary may be printed over this many lines: verl prints its whole config as one. */
const MOST_LINES = 3000;
const MOST_CHARACTERS = 1e6;

/** Where a dictionary with names in quotes begins. */
const beginning = /\{\s{0,4}(?:['"]|$)/;
/** What begins a row of its own, so that a dictionary before it has been cut off. */
const nextRow = /^\s{0,8}(?:\{['"]|(?:global_)?step:\d)/;

/** A dictionary that a console printed. */
export interface Printed {
  readonly value: object;
  /** False when it was cut off: it has the members that are whole. */
  readonly complete: boolean;
  readonly line: number;
  /** What stands before it on its line. */
  readonly before: string;
}

const nothing = { value: undefined, complete: false };
const isDictionary = (value: unknown): value is object =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** How many braces a text opens more than it closes; those in texts count too, so it is only a hint. */
function openBraces(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125) depth--;
  }
  return depth;
}

/**
 * Finds dictionaries in the lines of a console, over several lines where they were printed so or torn apart. Calls `printed` with each,
 * and `other` with each line that holds none.
 */
export function createDictionaries(printed: (dictionary: Printed) => void, other: (text: string) => void) {
  let open: { parts: string[]; length: number; depth: number; line: number; before: string } | undefined;

  /** Ends the one that was begun on an earlier line, whole or not. */
  function close() {
    if (!open) return;
    const { parts, line, before } = open;
    open = undefined;
    const { value, complete } = decodeJson(parts.join(""));
    if (isDictionary(value) && (complete || Object.keys(value).length > 0)) printed({ value, complete, line, before });
    if (!complete) for (const part of parts.slice(1)) alone(part, line);
  }

  /** A line that was taken for the inside of a dictionary and is not. */
  function alone(text: string, line: number) {
    const at = text.search(beginning);
    const { value, complete } = at < 0 ? nothing : decodeLiteral(text, at);
    if (complete && isDictionary(value)) printed({ value, complete, line, before: text.slice(0, at) });
    else other(text);
  }

  function begin(text: string, at: number, line: number) {
    const rest = at === 0 ? text : text.slice(at);
    const before = text.slice(0, at);
    const { value, complete } = /^\{["']/.test(rest) && rest.endsWith("}") ? decodeJson(rest) : decodeLiteral(rest);
    if (complete && isDictionary(value)) printed({ value, complete, line, before });
    else open = { parts: [rest], length: rest.length, depth: openBraces(rest), line, before };
  }

  function next(text: string, line: number) {
    const at = text.search(beginning);
    if (at >= 0) begin(text, at, line);
    else other(text);
  }

  return {
    close,
    take(text: string, line: number) {
      if (open && nextRow.test(text)) close();
      if (!open) {
        next(text, line);
        return;
      }
      open.parts.push(text);
      open.length += text.length;
      open.depth += openBraces(text);
      if (open.depth <= 0 || open.parts.length > MOST_LINES || open.length > MOST_CHARACTERS) close();
    },
  };
}
