import { quote } from "../../schema/values/quote.ts";

/** A JSON value; objects are maps, so that no key, not even `__proto__`, means anything but itself. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = ReadonlyMap<string, Json>;

export const isObject = (value: Json): value is JsonObject => value instanceof Map;

/** Objects and lists inside one another; a deeper text is not a config. */
const DEEPEST = 32;

/** Longest word that a message repeats. */
const LONGEST_NAMED = 20;

const blanks = /[ \t\n\r]*/y;
const numbers = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
/** A word, a number or a single sign: what a message names. */
const pieces = /[\w.+-]+|./suy;
/** The last three are not JSON, but Python writes them; as numbers they get as far as the field that refuses them. */
const words: ReadonlyMap<string, Json> = new Map<string, Json>([
  ["null", null],
  ["true", true],
  ["false", false],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

/** Told of each name that is there before: the names down to it, and the offset at which it stands again. */
export type OnRepeat = (path: readonly string[], at: number) => void;

/**
 * The value that a JSON text stands for; of equal keys the last one counts. Takes NaN and Infinity. Throws a SyntaxError that says at
 * which line and column something else stands than should, or that the text is nested deeper than 32.
 */
export function parseJson(text: string, onRepeat?: OnRepeat): Json {
  let at = 0;
  const above: string[] = [];

  /** What the pattern matches here, without moving on. */
  const peek = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const place = () => {
    const lines = text.slice(0, at).split(/\r\n|[\r\n]/);
    return `${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
  };
  const stop = (expected: string): never => {
    const piece = peek(pieces);
    // a long word may be a key
    const named =
      piece !== undefined && piece.length > LONGEST_NAMED ? `a word of ${piece.length} characters` : quote(piece);
    const found = piece === undefined ? "the text ends" : `${named} stands`;
    throw new SyntaxError(`This is not JSON: at ${place()} (line:column) ${found} where ${expected} should be.`);
  };
  /** Whether the sign comes next; then it is taken. */
  const take = (sign: string): boolean => {
    at += peek(blanks)?.length ?? 0;
    const found = text[at] === sign;
    if (found) at++;
    return found;
  };
  /** The elements up to the closing sign, its opening one taken. */
  const each = (closing: string, element: () => void) => {
    if (take(closing)) return;
    do element();
    while (take(","));
    if (!take(closing)) stop(`“,” or “${closing}”`);
  };

  function string(): string {
    let end = at + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
    if (end >= text.length)
      throw new SyntaxError(`This is not JSON: the text that starts at ${place()} (line:column) has no end.`);
    try {
      const value: unknown = JSON.parse(text.slice(at, end + 1));
      at = end + 1;
      return String(value);
    } catch {
      return stop("a text without line breaks and unknown escapes");
    }
  }

  function value(depth: number): Json {
    if (depth > DEEPEST)
      throw new SyntaxError(
        `This is nested deeper than ${DEEPEST} levels at ${place()} (line:column); a config is not.`,
      );
    if (take("{")) {
      const members = new Map<string, Json>();
      each("}", () => {
        if (!take('"')) stop("a name in quotes");
        at--;
        const start = at;
        const key = string();
        if (!take(":")) stop("“:”");
        if (members.has(key)) onRepeat?.([...above, key], start);
        above.push(key);
        members.set(key, value(depth + 1));
        above.pop();
      });
      return members;
    }
    if (take("[")) {
      const elements: Json[] = [];
      each("]", () => void elements.push(value(depth + 1)));
      return elements;
    }
    if (text[at] === '"') return string();
    const number = peek(numbers);
    const word = number ?? peek(pieces) ?? "";
    const literal = number === undefined ? words.get(word) : Number(number);
    if (literal === undefined) return stop("a value");
    at += word.length;
    return literal;
  }

  const whole = value(1);
  at += peek(blanks)?.length ?? 0;
  if (at < text.length) stop("the end of the file");
  return whole;
}
