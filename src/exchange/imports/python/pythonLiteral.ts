import type { Token } from "./pythonTokens.ts";

const escapes =
  /\\(?:(\r\n|[\r\n])|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|([\s\S]))|[^\\]+|\\$/gy;

const named: ReadonlyMap<string, string> = new Map([
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

/** Escapes that are not supported: named characters, and incomplete ones. */
const unreadable = new Set(["N", "x", "u", "U"]);
const HIGHEST = 0x10ffff;

function unescaped(inside: string): string | undefined {
  const parts: string[] = [];
  for (const [whole, line, two, four, eight, octal, other] of inside.matchAll(escapes)) {
    const code = octal === undefined ? Number.parseInt(two ?? four ?? eight ?? "", 16) : Number.parseInt(octal, 8);
    if (code > HIGHEST || (other !== undefined && unreadable.has(other))) return undefined;
    if (!Number.isNaN(code)) parts.push(String.fromCodePoint(code));
    else if (line === undefined) parts.push(other === undefined ? whole : (named.get(other) ?? whole));
  }
  return parts.join("");
}

/** Returns the value of a string literal, or the reason why it is unknown. */
export function stringValue({ text }: Token): { readonly value: string } | { readonly unread: string } {
  const [, prefix = "", quotes = ""] = /^([a-z]*)('''|"""|[\s\S])/i.exec(text) ?? [];
  const kinds = prefix.toLowerCase();
  if (kinds.includes("b")) return { unread: "these are bytes, not text" };
  if (kinds.includes("f") || kinds.includes("t")) {
    return { unread: "a string that Python fills in is no plain value; nothing is evaluated: write the value itself" };
  }
  const inside = text.slice(prefix.length + quotes.length, -quotes.length);
  if (kinds.includes("r") || !/['"]/.test(quotes)) return { value: inside };
  const value = unescaped(inside.replace(/\r\n?/g, "\n"));
  return value === undefined
    ? { unread: "an escape in this string is not read here: write the character itself" }
    : { value };
}

const strictInteger = /^(?:0x(?:_?[\da-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+|[1-9](?:_?\d)*|0(?:_?0)*)$/i;
const float = /^(?:\d(?:_?\d)*)?(?:\.(?:\d(?:_?\d)*)?)?(?:e[+-]?\d(?:_?\d)*)?$/i;

/** Returns the value of a number literal; undefined if it is invalid or complex: 010, 1__0, 3j. */
export function numberValue({ text }: Token): number | undefined {
  const isFloat = float.test(text) && /[.e]/i.test(text);
  return strictInteger.test(text) || isFloat ? Number(text.replaceAll("_", "")) : undefined;
}
