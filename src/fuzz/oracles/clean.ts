import { hold } from "./fault.ts";

/** Control, format and private characters, half a pair, and line ends that no editor shows. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/u;

/** What a value becomes where a text was made of it without care. */
const careless = /\bNaN\b|\bInfinity\b|\bundefined\b|\[object |\bnull\b/g;

/** Holds that a line for people has no character that is not seen, where it stands among others on a screen. */
export function holdSeen(line: string, what: string): void {
  hold(
    !unseen.test(line),
    "visible",
    () => `${what} has an invisible character: ${JSON.stringify(line.slice(0, 300))}`,
  );
}

/** Holds that no text was made of a value that is none; words that the input itself has are its own. */
export function holdSaid(text: string, input: string, what: string): void {
  // what was given is named as what it was read as: 1e999 is infinite, None is null
  for (const [word] of text
    .replace(/(?:\(got|version is) -?(?:NaN|Infinity)|null: not given/g, "")
    .matchAll(careless)) {
    if (input.includes(word) || (word === "null" && input.includes("None"))) continue;
    hold(false, "said", () => `${what} says ${word}: ${JSON.stringify(around(text, word))}`);
  }
}

function around(text: string, word: string) {
  const at = text.indexOf(word);
  return text.slice(Math.max(0, at - 100), at + 100);
}

/** Holds that all numbers in plain data are finite, and that JSON can hold the rest. */
export function holdFinite(data: unknown, what: string, path = ""): void {
  if (typeof data === "number") hold(Number.isFinite(data), "finite", () => `${what} not finite: ${path} is ${data}`);
  else if (ArrayBuffer.isView(data)) {
    for (const value of data as Float64Array)
      hold(Number.isFinite(value), "finite", () => `${what} not finite: ${path} has ${value}`);
  } else if (Array.isArray(data)) for (const [i, item] of data.entries()) holdFinite(item, what, `${path}[${i}]`);
  else if (data !== null && typeof data === "object")
    for (const [name, value] of Object.entries(data)) holdFinite(value, what, `${path}.${name}`);
}

/** Holds that what was planted as a secret is nowhere in what a reader gives. */
export function holdSecret(output: unknown, secret: string | undefined): void {
  if (secret === undefined) return;
  const text = JSON.stringify(output) ?? "";
  hold(!text.includes(secret), "secret", () => `the secret is in the output: ${JSON.stringify(around(text, secret))}`);
}
