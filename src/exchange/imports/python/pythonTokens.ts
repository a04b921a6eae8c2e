import { match } from "../shell/shellWord.ts";

export type TokenKind = "name" | "number" | "string" | "sign" | "broken" | "end";

/** A token of Python; `broken`: an unterminated string. */
export interface Token {
  readonly kind: TokenKind;
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

/** Whitespace, comments, line continuations and prompts of the interpreter. */
const skipped = /(?:[\s\u200b\ufeff]+|#[^\r\n]*|\\(?:\r\n|[\r\n])|(?:\.\.\.|>>>)(?<=^[ \t]*...)(?=\s))+/my;
const name = /[\p{L}_][\p{L}\p{N}_]*/uy;
const number = /(?:0[xob][\da-f_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?)[jl]?/iy;
const opening = /(?:[rbuft]|[bft]r|r[bft])?(?:'''|"""|['"])/iy;
const sign = /\*\*|[\s\S]/uy;

/** Returns the offset after a string's closing quotes; undefined if it is unterminated. */
function endOfString(text: string, from: number, quotes: string): number | undefined {
  const isLong = quotes.length === 3;
  for (let at = from; at < text.length; at++) {
    const here = text[at];
    if (here === "\\") at++;
    else if (!isLong && (here === "\n" || here === "\r")) return undefined;
    else if (here === quotes[0] && text.startsWith(quotes, at)) return at + quotes.length;
  }
  return undefined;
}

function endOfLine(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end === -1 ? text.length : from + end;
}

function stringToken(text: string, at: number, opened: string): Token {
  const quotes = opened.replace(/^[a-z]+/i, "");
  const end = endOfString(text, at + opened.length, quotes);
  if (end !== undefined) return { kind: "string", at, end, text: text.slice(at, end) };
  const stop = quotes.length === 3 ? text.length : endOfLine(text, at);
  return { kind: "broken", at, end: stop, text: opened };
}

/** Tokenizes a string in typographic quotes, which has no escapes. */
function typographicToken(text: string, at: number): Token {
  const closing = "“”„‟".includes(text[at] ?? "") ? /[“”„‟"\r\n]/g : /[‘’‚‛'\r\n]/g;
  closing.lastIndex = at + 1;
  const found = closing.exec(text);
  if (!found || /[\r\n]/.test(found[0]))
    return { kind: "broken", at, end: found?.index ?? text.length, text: text[at] ?? "" };
  return { kind: "string", at, end: found.index + 1, text: text.slice(at, found.index + 1) };
}

/** Skips whitespace and comments; the common case of no more than one blank needs no regular expression. */
function behindBlanks(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  // none of # \\ . >
  const isNone = code > 35 && code < 127 && code !== 92 && code !== 46 && code !== 62;
  return isNone ? offset : offset + (match(skipped, text, offset)?.length ?? 0);
}

/** Returns the token at an offset, or after whitespace and comments there. */
export function tokenAt(text: string, offset: number): Token {
  const at = behindBlanks(text, offset);
  const token = (kind: TokenKind, found: string): Token => ({ kind, at, end: at + found.length, text: found });
  if (at >= text.length) return token("end", "");
  const first = text[at] ?? "";
  if ("()[]{},:=".includes(first)) return token("sign", first);
  if (first >= "0" && first <= "9") return token("number", match(number, text, at) ?? first);
  const opened = "'\"rRbBuUfFtT".includes(first) ? match(opening, text, at) : undefined;
  if (opened !== undefined) return stringToken(text, at, opened);
  if ("“”„‟‘’‚‛".includes(first)) return typographicToken(text, at);
  const word = match(name, text, at);
  if (word !== undefined) return token("name", word);
  const digits = first === "." ? match(number, text, at) : undefined;
  return digits === undefined ? token("sign", match(sign, text, at) ?? "") : token("number", digits);
}
