import { isSecret } from "../statements/names.ts";
import type { ParsedValue } from "../statements/parsedValue.ts";
import { numberValue, stringValue } from "./pythonLiteral.ts";
import { type Token, tokenAt } from "./pythonTokens.ts";

/** A constant of a script, and the offset of its name. */
export interface Constant {
  readonly value: ParsedValue;
  readonly at: number;
}

/** Limit of constants; a script that launches a job has a few dozen. */
const MOST_NAMES = 500;
/** Longest script that is searched for constants, in characters; one that launches a job has a few thousand. */
const LONGEST = 200_000;

const words: ReadonlyMap<string, ParsedValue> = new Map<string, ParsedValue>([
  ["True", true],
  ["False", false],
  ["None", null],
]);
/** Keywords that bind the name after them. */
const binders: ReadonlySet<string> = new Set(["for", "as", "global", "nonlocal", "import", "del"]);

/** Returns the value of a literal at the end of a line; undefined for other expressions. */
function literalAt(text: string, offset: number): ParsedValue | undefined {
  const first = tokenAt(text, offset);
  const minus = first.text === "-" && first.kind === "sign";
  const token = minus ? tokenAt(text, first.end) : first;
  const after = tokenAt(text, token.end);
  const ends = after.kind === "end" || after.text === ";" || /[\r\n]/.test(text.slice(token.end, after.at));
  if (!ends) return undefined;
  if (token.kind === "number") {
    const number = numberValue(token);
    return number === undefined ? undefined : (minus ? -1 : 1) * number + 0;
  }
  if (minus) return undefined;
  if (token.kind === "string") {
    const read = stringValue(token);
    return "value" in read ? read.value : undefined;
  }
  return token.kind === "name" ? words.get(token.text) : undefined;
}

const isAssignment = (text: string, sign: Token) => sign.text === "=" && text[sign.end] !== "=";
const atLineStart = (text: string, { at }: Token) => at === 0 || /[\r\n]/.test(text[at - 1] ?? "");

/**
 * Returns the constants of a script, assigned once at its top level: `EPOCHS = 3`. Leaves out names that are bound again anywhere, and
 * secrets. Evaluates nothing. Returns none for a script of more than 200,000 characters.
 */
export function pythonConstants(text: string): ReadonlyMap<string, Constant> {
  const found = new Map<string, Constant>();
  if (text.length > LONGEST) return found;
  const spoiled = new Set<string>();
  let depth = 0;
  /** Nesting depth at which the parameter list of a function ends. */
  let parameters: number | undefined;
  let before: Token | undefined;

  const bind = (name: Token, sign: Token) => {
    const value = atLineStart(text, name) ? literalAt(text, sign.end) : undefined;
    if (value === undefined || found.has(name.text) || isSecret(name.text) || found.size >= MOST_NAMES)
      spoiled.add(name.text);
    else found.set(name.text, { value, at: name.at });
  };
  /** Tells whether the name is bound by augmented or annotated assignment: `n += 1`, `n: int = 1`. */
  const isChanged = (next: Token) =>
    next.kind === "sign" && "+-*/%&|^:".includes(next.text) && isAssignment(text, tokenAt(text, next.end));
  const readName = (name: Token, next: Token) => {
    const isBound = before?.kind === "name" && binders.has(before.text);
    const isParameter = parameters !== undefined && before?.text !== "=";
    if (name.text === "def" || name.text === "lambda") parameters ??= depth;
    else if (isBound || isParameter || (depth === 0 && isChanged(next))) spoiled.add(name.text);
    else if (depth === 0 && before?.text !== "." && isAssignment(text, next)) bind(name, next);
  };
  const readSign = (sign: string) => {
    if ("([{".includes(sign)) depth++;
    else if (")]}".includes(sign)) depth = Math.max(0, depth - 1);
    if (parameters !== undefined && depth <= parameters && (sign === ")" || sign === ":")) parameters = undefined;
  };

  for (let token = tokenAt(text, 0); token.kind !== "end"; ) {
    const next = tokenAt(text, token.end);
    if (token.kind === "name") readName(token, next);
    else if (token.kind === "sign") readSign(token.text);
    before = token;
    token = next;
  }
  for (const name of spoiled) found.delete(name);
  return found;
}
