const pieces =
  /\\(?:x([\da-fA-F]{1,2})|([0-7]{1,3})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|c([\s\S])|([\s\S]))|[^\\]+|\\$/gy;

const named: ReadonlyMap<string, string> = new Map([
  ["a", "\x07"],
  ["b", "\b"],
  ["e", "\x1b"],
  ["E", "\x1b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

const HIGHEST = 0x10ffff;

const numberOf = (hex: string | undefined, octal: string | undefined) =>
  hex === undefined ? Number.parseInt(octal ?? "", 8) : Number.parseInt(hex, 16);

/** Decodes one escape, or returns plain text unchanged. */
function textOf([whole, , , short, long, control, other]: readonly (string | undefined)[]): string {
  const code = Number.parseInt(short ?? long ?? "", 16);
  if (code <= HIGHEST) return String.fromCodePoint(code);
  if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 31);
  if (other === undefined) return whole ?? "";
  return named.get(other) ?? ("\\'\"?".includes(other) ? other : (whole ?? ""));
}

/** Decodes the inside of `$'…'` as bash does; numeric byte escapes form UTF-8. */
export function ansiQuoted(inside: string): string {
  const parts: string[] = [];
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0) parts.push(new TextDecoder().decode(Uint8Array.from(bytes)));
    bytes = [];
  };
  for (const piece of inside.matchAll(pieces)) {
    const byte = numberOf(piece[1], piece[2]);
    if (Number.isNaN(byte)) {
      flush();
      parts.push(textOf(piece));
    } else bytes.push(byte & 255);
  }
  flush();
  return parts.join("");
}
