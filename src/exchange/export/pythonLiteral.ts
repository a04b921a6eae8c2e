/** A plain value that Python can be told. */
export type Literal = string | number | boolean | { readonly [name: string]: Literal };

/** What an editor would not show or would show elsewhere: control and format characters, halves of pairs, line separators. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** The escape of a character in a string of Python, and of YAML between double quotes. */
export function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}

// the escapes of a JSON string mean the same in Python
const textLiteral = (text: string) => JSON.stringify(text).replace(unseen, escaped);

/** The value as a Python literal that is exactly it; members one a line, indented below `indent`. */
export function pythonLiteral(value: Literal, indent = ""): string {
  if (typeof value === "string") return textLiteral(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  const inner = `${indent}    `;
  const members = Object.entries(value).map(
    ([name, member]) => `${inner}${textLiteral(name)}: ${pythonLiteral(member, inner)},\n`,
  );
  return members.length === 0 ? "{}" : `{\n${members.join("")}${indent}}`;
}
