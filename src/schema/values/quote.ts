import { withoutSecrets } from "./secret.ts";

/** Characters that are invisible or reorder a line: control, format, unassigned, private, lone surrogates, unusual blanks. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** Cuts a foreign text to `limit` characters and makes each visible: `\u{202e}` replaces an invisible one. */
export function visible(text: string, limit = 40): string {
  // a character takes at most two code units, so this many always hold `limit` of them and one more
  const characters = Array.from(text.slice(0, 2 * limit + 2));
  const kept = characters.slice(0, limit).join("");
  const clear = kept.replace(unseen, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
  return characters.length > limit ? `${clear}…` : clear;
}

/** Makes a foreign text visible in a message, without the keys in it. */
export const shown = (text: string): string => visible(withoutSecrets(text));

/** Names a foreign value in a message: “abc”, 1.5, null, a list, an object. A key is not shown. */
export function quote(value: unknown): string {
  if (typeof value === "string") return `“${shown(value)}”`;
  if (typeof value === "number") return String(value).replace("e+", "e");
  if (Array.isArray(value)) return "a list";
  if (value === undefined) return "nothing";
  return value === null || typeof value === "boolean" ? String(value) : "an object";
}
