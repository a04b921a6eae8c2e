import { isSecret } from "./names.ts";
import type { ParsedValue } from "./parsedValue.ts";
import { numberValue, stringValue } from "./pythonLiteral.ts";
import { type Token, tokenAt } from "./pythonTokens.ts";

/** A plain value that a script gives a name, and the offset of the name there. */
export interface Constant {
  readonly value: ParsedValue;
  readonly at: number;
}

/** Names that are remembered; a script that launches a job has a few dozen. */
const MOST_NAMES = 500;
/** Longest script that is looked through for them, in characters; one that launches a job has a few thousand. */
const LONGEST = 200_000;

const words: ReadonlyMap<string, ParsedValue> = new Map<string, ParsedValue>([
  ["True", true],
  ["False", false],
  ["None", null],
]);
/** What makes the name behind it mean something else than at the top of the script. */
const binders: ReadonlySet<string> = new Set(["for", "as", "global", "nonlocal", "import", "del"]);

/** The value of a literal that ends its line; undefined of any other expression. */
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
 * The plain values that a script gives to names at its top level: `EPOCHS = 3`. A name that is bound a second time, wherever, or that may be
 * a secret is not among them; nothing is evaluated. Of a text of more than 200,000 characters none is read.
 */
export function pythonConstants(text: string): ReadonlyMap<string, Constant> {
  const found = new Map<string, Constant>();
  if (text.length > LONGEST) return found;
  const spoiled = new Set<string>();
  let depth = 0;
  /** Depth at which the parameters of a function end. */
  let parameters: number | undefined;
  let before: Token | undefined;

  const bind = (name: Token, sign: Token) => {
    const value = atLineStart(text, name) ? literalAt(text, sign.end) : undefined;
    if (value === undefined || found.has(name.text) || isSecret(name.text) || found.size >= MOST_NAMES)
      spoiled.add(name.text);
    else found.set(name.text, { value, at: name.at });
  };
  /** Whether something else than a plain assignment gives the name its value: `n += 1`, `n: int = 1`. */
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
