import { ansiQuoted } from "./ansiQuoted.ts";

/** A shell expansion: a variable, a command substitution or a file name pattern. */
export interface Expansion {
  readonly text: string;
  readonly at: number;
  /** Inside double quotes or a here-document: the expanded value would stay one word. */
  readonly quoted?: true;
}

/** One word of a command after quote removal. */
export interface Word {
  /** Text after quote removal; each expansion is replaced by `MARK`, its index and `MARK_END`. */
  readonly value: string;
  /** Offset of its first character. */
  readonly at: number;
  readonly expansions: readonly Expansion[];
}

/** Position and reason of a syntax error. */
export interface Fault {
  readonly at: number;
  readonly reason: string;
}

// Unicode noncharacters, which never occur in text
export const MARK = "\uFDD0";
export const MARK_END = "\uFDD1";

/** State of the tokenizer inside one word. */
interface Cursor {
  readonly text: string;
  at: number;
  readonly parts: string[];
  readonly expansions: Expansion[];
  fault?: Fault;
  /** Offset of the first typographic quote that was treated as a plain one. */
  typographic?: number;
}

/** Limit of nested substitutions; deeper ones are not parsed. */
const DEEPEST = 32;
/** Limit of expansions in one word; a request body with one per value has about 30. */
const MOST_EXPANSIONS = 1000;

const plain = /[^\s'"\\$`|&;<>()*?[{~“”„‟‘’‚‛]+/y;
const inDouble = /[^"\\$`]+/y;
const inHereDocument = /[^\\$`]+/y;
const variable = /\$(?:[A-Za-z_]\w*|[0-9@*#?$!-])/y;
const placeholder = /<[A-Za-z][\w. -]{0,60}>/y;
const braces = /\{[^\s{}'"]{1,200}\}/y;
const lineEnd = /\r\n|[\r\n]/y;

/** Returns the match of a sticky pattern at an offset. */
export function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

const isClosing = new Map([
  ["(", ")"],
  ["{", "}"],
]);

/** Returns the offset after the first unescaped occurrence of a character; undefined if there is none. */
function behind(text: string, from: number, sign: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === sign) return at + 1;
  }
  return undefined;
}

/** Returns the offset after the single quote that closes the one at an offset. */
function behindSingle(text: string, at: number): number | undefined {
  const end = text.indexOf("'", at + 1);
  return end === -1 ? undefined : end + 1;
}

/** Returns the offset after the matching closing character, skipping nested quotes and substitutions. */
function behindNested(text: string, from: number, closing: string, depth: number): number | undefined {
  let at: number | undefined = from;
  while (at !== undefined && at < text.length && depth <= DEEPEST) {
    const sign: string | undefined = text[at];
    const inner: string | undefined = isClosing.get(text[at + 1] ?? "");
    if (sign === closing) return at + 1;
    if (sign === "\\") at += 2;
    else if (sign === "$" && inner !== undefined) at = behindNested(text, at + 2, inner, depth + 1);
    else if (sign === '"') at = behindNested(text, at + 1, '"', depth + 1);
    else if (sign === "'" && closing !== '"') at = behindSingle(text, at);
    else if (sign === "(" && closing === ")") at = behindNested(text, at + 1, ")", depth + 1);
    else at++;
  }
  return undefined;
}

function stop(cursor: Cursor, at: number, what: string) {
  cursor.fault = { at, reason: `the ${what} that opens here has no end` };
  cursor.at = cursor.text.length;
}

/** Records the text up to `end` as an expansion. */
function expand(cursor: Cursor, end: number, quoted = false) {
  if (cursor.expansions.length >= MOST_EXPANSIONS) {
    cursor.fault = { at: cursor.at, reason: `only the first ${MOST_EXPANSIONS} expansions of a word are read` };
    cursor.at = cursor.text.length;
    return;
  }
  cursor.parts.push(`${MARK}${cursor.expansions.length}${MARK_END}`);
  cursor.expansions.push({ text: cursor.text.slice(cursor.at, end), at: cursor.at, ...(quoted ? { quoted } : {}) });
  cursor.at = end;
}

function take(cursor: Cursor, text: string, length = text.length) {
  cursor.parts.push(text);
  cursor.at += length;
}

function dollar(cursor: Cursor, quoted = false) {
  const { text, at } = cursor;
  const sign = text[at + 1] ?? "";
  const closing = isClosing.get(sign);
  const name = match(variable, text, at);
  if (closing === undefined && name === undefined) take(cursor, "$");
  else {
    const end = closing === undefined ? at + (name?.length ?? 0) : behindNested(text, at + 2, closing, 0);
    if (end === undefined) stop(cursor, at, `“$${sign}”`);
    else expand(cursor, end, quoted);
  }
}

function backquote(cursor: Cursor) {
  const end = behind(cursor.text, cursor.at + 1, "`");
  if (end === undefined) stop(cursor, cursor.at, "backquote");
  else expand(cursor, end);
}

/** Parses the inside of double quotes or of a here-document, where only variables and substitutions are special. */
function loose(cursor: Cursor, run: RegExp, escapable: string) {
  const { text } = cursor;
  while (cursor.at < text.length && !(run === inDouble && text[cursor.at] === '"')) {
    const sign = text[cursor.at];
    if (sign === "$") dollar(cursor, true);
    else if (sign === "`") backquote(cursor);
    else if (sign !== "\\") take(cursor, match(run, text, cursor.at) ?? "");
    else escapedIn(cursor, escapable);
  }
}

function escapedIn(cursor: Cursor, escapable: string) {
  const next = cursor.text[cursor.at + 1] ?? "";
  const end = match(lineEnd, cursor.text, cursor.at + 1);
  if (end !== undefined) cursor.at += 1 + end.length;
  else if (next !== "" && escapable.includes(next)) take(cursor, next, 2);
  else take(cursor, "\\");
}

function double(cursor: Cursor) {
  const start = cursor.at;
  cursor.at++;
  loose(cursor, inDouble, '$`"\\');
  if (cursor.fault) return;
  if (cursor.at >= cursor.text.length) stop(cursor, start, "double quote");
  else cursor.at++;
}

function single(cursor: Cursor) {
  const end = cursor.text.indexOf("'", cursor.at + 1);
  if (end === -1) stop(cursor, cursor.at, "single quote");
  else take(cursor, cursor.text.slice(cursor.at + 1, end), end + 1 - cursor.at);
}

function ansi(cursor: Cursor) {
  const end = behind(cursor.text, cursor.at + 2, "'");
  if (end === undefined) stop(cursor, cursor.at, "single quote");
  else take(cursor, ansiQuoted(cursor.text.slice(cursor.at + 2, end - 1)), end - cursor.at);
}

/** Parses typographic quotes at the start of a word or after `=`; elsewhere they are ordinary characters. */
function typographic(cursor: Cursor) {
  const sign = cursor.text[cursor.at] ?? "";
  const partner = "“”„‟".includes(sign) ? /[“”„‟"]/g : /[‘’‚‛']/g;
  partner.lastIndex = cursor.at + 1;
  const opens = cursor.parts.length === 0 || cursor.parts.at(-1)?.endsWith("=");
  const closing = opens ? partner.exec(cursor.text) : null;
  if (closing === null) take(cursor, sign);
  else {
    cursor.typographic ??= cursor.at;
    take(cursor, cursor.text.slice(cursor.at + 1, closing.index), closing.index + 1 - cursor.at);
  }
}

function escaped(cursor: Cursor) {
  const end = match(lineEnd, cursor.text, cursor.at + 1);
  if (end !== undefined) cursor.at += 1 + end.length;
  else take(cursor, cursor.text[cursor.at + 1] ?? "", 2);
}

/** Handles an unquoted special character: globs, tilde and brace expansions. */
function special(cursor: Cursor, sign: string) {
  const { text, at } = cursor;
  const list = sign === "{" ? (match(braces, text, at) ?? "") : "";
  const atStart = cursor.parts.length === 0;
  if (list.includes(",") || list.includes("..")) expand(cursor, at + list.length);
  else if (sign === "{" || (sign === "~" && !atStart)) take(cursor, sign);
  else expand(cursor, at + 1);
}

/** Parses the next part of a word; returns false at the end of the word. */
function piece(cursor: Cursor): boolean {
  const { text, at } = cursor;
  const run = match(plain, text, at);
  const sign = text[at] ?? "";
  if (run !== undefined) take(cursor, run);
  else if (sign === "'") single(cursor);
  else if (sign === '"') double(cursor);
  else if (sign === "\\") escaped(cursor);
  else if (sign === "`") backquote(cursor);
  else if (sign === "$" && text[at + 1] === "'") ansi(cursor);
  else if (sign === "$") dollar(cursor);
  else if (sign !== "" && "*?[{~".includes(sign)) special(cursor, sign);
  else if (sign !== "" && "“”„‟‘’‚‛".includes(sign)) typographic(cursor);
  else return isPlaceholder(cursor);
  return true;
}

function isPlaceholder(cursor: Cursor): boolean {
  const found = match(placeholder, cursor.text, cursor.at);
  if (found !== undefined) expand(cursor, cursor.at + found.length);
  return found !== undefined;
}

export interface ReadWord {
  readonly word: Word;
  readonly end: number;
  /** Syntax error: the word is incomplete and nothing after it was parsed. */
  readonly fault: Fault | undefined;
  readonly typographic: number | undefined;
}

const finished = (cursor: Cursor, at: number): ReadWord => ({
  word: { value: cursor.parts.join(""), at, expansions: cursor.expansions },
  end: cursor.at,
  fault: cursor.fault,
  typographic: cursor.typographic,
});

/**
 * Parses the word at an offset and removes its quotes as a POSIX shell does (and `$'…'` as others do). Variables, command substitutions,
 * globs and placeholders are not expanded but recorded. Linear time.
 */
export function readWord(text: string, at: number): ReadWord {
  const cursor: Cursor = { text, at, parts: [], expansions: [] };
  while (cursor.at < text.length && piece(cursor));
  return finished(cursor, at);
}

/** Parses the body of a here-document; `literal` if its delimiter was quoted. */
export function readHereDocument(text: string, from: number, to: number, literal: boolean): ReadWord {
  const cursor: Cursor = { text: text.slice(0, to), at: from, parts: [], expansions: [] };
  if (literal) take(cursor, text.slice(from, to));
  else loose(cursor, inHereDocument, "$`\\");
  return finished(cursor, from);
}
