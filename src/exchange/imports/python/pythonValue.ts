import { visible } from "../../../schema/values/quote.ts";
import type { Json } from "../../text/json.ts";
import type { LineColumnOf } from "../statements/lineColumn.ts";
import type { Member, ParsedValue, Unread } from "../statements/parsedValue.ts";
import type { Constant } from "./pythonConstants.ts";
import { numberValue, stringValue } from "./pythonLiteral.ts";
import { type Token, tokenAt } from "./pythonTokens.ts";

/** Limit of nested brackets; a config has fewer. */
const DEEPEST = 32;
/** Limit of members of all dicts and calls; a job has about 40. */
const MOST_MEMBERS = 2000;

const closers: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);
const words: ReadonlyMap<string, Json> = new Map<string, Json>([
  ["None", null],
  ["True", true],
  ["False", false],
  // JSON's spelling
  ["null", null],
  ["true", true],
  ["false", false],
]);

/** A parser of Python literals. */
export interface PythonReader {
  /** Parses the members of a call or dict after its opening bracket, through its closing one. */
  readonly members: (closing: ")" | "}", opened: number) => Member[];
  /** Expressions that could not be parsed, with reasons; the last may be a syntax error that ended parsing. */
  readonly faults: readonly Member[];
  /** Constants that were substituted for their names. */
  readonly used: ReadonlyMap<string, Constant>;
}

/**
 * Returns a parser of Python literals from an offset on: numbers, strings, True, False, None, lists, tuples, dicts, and calls with keyword
 * arguments only, which stand for a dict. Other expressions are reported and skipped; nothing is evaluated. An unclosed bracket or string
 * ends parsing, and what was parsed before is kept. `bareKeys` allows unquoted keys, as in JavaScript. Never throws.
 */
export function pythonReader(
  text: string,
  from: number,
  lineColumnOf: LineColumnOf,
  constants: ReadonlyMap<string, Constant> = new Map(),
  bareKeys = false,
): PythonReader {
  let token: Token = tokenAt(text, from);
  let stopped = false;
  let count = 0;
  const faults: Member[] = [];
  const used = new Map<string, Constant>();

  const next = () => {
    token = tokenAt(text, token.end);
  };
  const is = (sign: string) => token.kind === "sign" && token.text === sign;
  const take = (sign: string) => {
    const found = is(sign);
    if (found) next();
    return found;
  };
  const fault = (name: string, at: number, unread: string) => {
    faults.push({ name, value: { unread }, at: lineColumnOf(at) });
  };
  const stop = (at: number, reason: string) => {
    if (!stopped) fault("…", at, `${reason}; from there on nothing was read`);
    stopped = true;
  };

  const isClosing = () => token.kind === "sign" && ")]}".includes(token.text);
  /** Skips the rest of an expression, up to the comma or bracket that ends it. */
  const skip = () => {
    const open: string[] = [];
    while (!stopped && token.kind !== "end" && token.kind !== "broken") {
      if (open.length === 0 && (isClosing() || is(","))) return;
      const closing = token.kind === "sign" ? closers.get(token.text) : undefined;
      if (closing !== undefined) open.push(closing);
      else if (isClosing() && token.text !== open.pop()) return;
      next();
    }
  };
  /** Returns a short excerpt from an offset to the present token, without the contents of strings, which may be secrets. */
  const shownFrom = (start: number): string => {
    let shown = "";
    let before = start;
    for (let piece = tokenAt(text, start); piece.end <= token.at && shown.length < 40; piece = tokenAt(text, before)) {
      const isPlain = piece.kind !== "string" && piece.kind !== "broken";
      shown += `${piece.at > before ? " " : ""}${isPlain ? piece.text : '"…"'}`;
      before = piece.end;
      if (piece.kind === "end") break;
    }
    return visible(shown);
  };
  const evaluated = (start: number): Unread => {
    skip();
    return { unread: `“${shownFrom(start)}” is no plain value; nothing is evaluated: write the value itself` };
  };

  const strings = (start: number): ParsedValue => {
    const parts: string[] = [];
    let unread: Unread | undefined;
    for (; token.kind === "string"; next()) {
      const read = stringValue(token);
      if ("unread" in read) unread ??= read;
      else parts.push(read.value);
    }
    return ended(start, unread ?? parts.join(""));
  };
  const number = (start: number, sign: 1 | -1): ParsedValue => {
    const value = numberValue(token);
    next();
    return value === undefined ? evaluated(start) : ended(start, sign * value + 0);
  };
  /** Returns the value if the expression ends after it; else reports the expression. */
  const ended = (start: number, value: ParsedValue): ParsedValue =>
    is(",") || isClosing() || is(":") || token.kind === "end" || token.kind === "broken" ? value : evaluated(start);

  const list = (closing: ")" | "]", depth: number): ParsedValue => {
    const elements: ParsedValue[] = [];
    let commas = 0;
    while (!stopped && !is(closing)) {
      elements.push(value(depth + 1));
      if (take(",")) commas++;
      else break;
    }
    close(closing);
    const [only] = elements;
    if (closing === ")" && elements.length === 1 && commas === 0 && only !== undefined) return only;
    // no field takes a list, so its elements do not matter
    return [];
  };
  const close = (closing: string, at = token.at) => {
    if (stopped || take(closing)) return;
    if (token.kind === "broken") stop(token.at, "the string that opens here has no end");
    else if (token.kind === "end") stop(at, `the text ends where “${closing}” should be`);
    else stop(token.at, `“${visible(token.text)}” stands where “${closing}” should be`);
  };

  /** Returns the constant of a name if the expression ends after it. */
  const constant = (name: string, start: number): ParsedValue => {
    const found = constants.get(name);
    if (!found) return evaluated(start);
    const value = ended(start, found.value);
    if (value === found.value) used.set(name, found);
    return value;
  };

  /** Parses a name or attribute chain: a keyword, a constant, or a call that stands for a dict. */
  const named = (start: number, depth: number): ParsedValue => {
    const first = token.text;
    let last = first;
    next();
    while (is(".")) {
      next();
      if (token.kind !== "name") continue;
      last = token.text;
      next();
    }
    if (words.has(first)) return ended(start, words.get(first) as ParsedValue);
    if (!is("(")) return last === first ? constant(first, start) : evaluated(start);
    const before = token;
    next();
    // without keyword arguments it may be any function call
    if (!isKeyword() && !(is(")") && first === "dict")) {
      token = before;
      return evaluated(start);
    }
    return ended(start, { call: last, members: members(")", before.at, depth + 1) });
  };
  const isKeyword = () => {
    if (token.kind === "sign" && token.text === "**") return true;
    return token.kind === "name" && tokenAt(text, token.end).text === "=" && text[tokenAt(text, token.end).end] !== "=";
  };

  /** Parses a signed number, or reports an expression with another operator. */
  const signed = (start: number): ParsedValue => {
    const sign = is("-") ? -1 : 1;
    if (!take("-") && !take("+")) return evaluated(start);
    return token.kind === "number" ? number(start, sign) : evaluated(start);
  };
  const bracketed = (start: number, depth: number): ParsedValue | undefined => {
    if (take("{")) return ended(start, { members: members("}", start, depth + 1) });
    if (take("[")) return ended(start, list("]", depth));
    return take("(") ? ended(start, list(")", depth)) : undefined;
  };
  const value = (depth: number): ParsedValue => {
    const start = token.at;
    if (depth > DEEPEST) {
      stop(start, `this is nested deeper than ${DEEPEST} levels`);
      return { unread: "nested too deep" };
    }
    if (token.kind === "string") return strings(start);
    if (token.kind === "number") return number(start, 1);
    if (token.kind === "name") return named(start, depth);
    if (token.kind === "sign") return bracketed(start, depth) ?? signed(start);
    close("a value");
    return { unread: "its value has no end" };
  };

  /** Parses one keyword argument: name=value. */
  const keyword = (depth: number): Member | undefined => {
    const { at, text: name } = token;
    if (token.kind !== "name" || !isKeyword()) return unnamed("an argument without a name");
    next();
    next();
    return { name, value: value(depth), at: lineColumnOf(at) };
  };
  /** Parses one entry of a dict: key: value. */
  const entry = (depth: number): Member | undefined => {
    const { at } = token;
    const isBare = bareKeys && token.kind === "name";
    const key = isBare ? token.text : token.kind === "string" ? value(depth) : undefined;
    if (isBare) next();
    if (typeof key !== "string") return unnamed("a key that is not a plain string");
    if (isBare && (is(",") || isClosing())) {
      return {
        name: key,
        value: { unread: "the value of a variable, which is not in this text" },
        at: lineColumnOf(at),
      };
    }
    if (!take(":")) {
      stop(token.at, `“${visible(token.text)}” stands where “:” should be`);
      return undefined;
    }
    return { name: key, value: value(depth), at: lineColumnOf(at) };
  };
  const unnamed = (what: string): undefined => {
    const start = token.at;
    const spread = is("**") || is("*");
    if (spread) next();
    skip();
    fault(
      shownFrom(start),
      start,
      spread ? "its members are not in this text; nothing is evaluated" : `${what}; left out`,
    );
    return undefined;
  };

  function members(closing: ")" | "}", opened: number, depth = 1): Member[] {
    const found: Member[] = [];
    while (!stopped && !is(closing)) {
      if (++count > MOST_MEMBERS) stop(token.at, `only the first ${MOST_MEMBERS} members are read`);
      const member = closing === ")" ? keyword(depth) : entry(depth);
      if (member) found.push(member);
      if (!take(",")) break;
    }
    close(closing, opened);
    return found;
  }

  return { members, faults, used };
}
