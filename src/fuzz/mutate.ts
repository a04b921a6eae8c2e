import { joined } from "../diagnosis/formats/bytes.ts";
import { pieces } from "./pieces.ts";
import type { Random } from "./random.ts";

/** Longest text that grows by a mutation, in characters. */
const LONGEST = 1 << 16;

/** Unicode relatives of plain signs, as word processors, mails and phones put them. */
const lookAlikes: Readonly<Record<string, readonly string[]>> = {
  "-": ["–", "—", "−", "‐", "\u00ad"],
  '"': ["“", "”", "„", "″", "''"],
  "'": ["‘", "’", "‚", "′", "`"],
  " ": ["\u00a0", "\u2007", "\u3000", "\u200b", "\t"],
  ".": [",", "٫", "。", "·"],
  ",": [";", "，", ".", "、"],
  ":": ["：", "=", "∶"],
  "=": ["＝", ":", "=="],
  "0": ["０", "O", "٠"],
  "1": ["１", "l", "١"],
  e: ["е", "E", "é"],
  a: ["а", "А"],
  o: ["ο", "о"],
  "\n": ["\r\n", "\r", "\n\n", "\u2028", "\u0085", "\\\n"],
};

/** What may stand for a number. */
const numbers: readonly string[] = [
  ...["0", "-0", "-1", "1e999", "-1e999", "1e-999", "1e155", "1e308", "5e-324", "9007199254740993", "2147483648"],
  ...[
    "0x10",
    "010",
    "1_000",
    "1,000",
    "1.5.2",
    "1e",
    ".5",
    "5.",
    "+3",
    "１２",
    "NaN",
    "nan",
    "Infinity",
    "-inf",
    "null",
  ],
  ...["true", '"8"', "[]", "{}", "1e-4", "0.30000000000000004", "0".repeat(40), "9".repeat(400), "None", ""],
];

const numeral = /-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/gi;
const opening = "([{\"'`<";
const closing = ")]}\"'`>";

type Range = readonly [from: number, to: number];

function wordAt(text: string, at: number): Range {
  let [from, to] = [at, at];
  while (from > 0 && /[\w.-]/.test(text[from - 1] ?? "") && at - from < 60) from--;
  while (to < text.length && /[\w.-]/.test(text[to] ?? "") && to - at < 60) to++;
  return [from, Math.max(to, Math.min(text.length, from + 1))];
}

function lineAt(text: string, at: number): Range {
  const from = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", at);
  return [from, end < 0 ? text.length : end + 1];
}

/** What stands between the next bracket or quote and the one that closes it. */
function bracketAt(text: string, at: number): Range {
  for (let from = at; from < Math.min(text.length, at + 200); from++) {
    const kind = opening.indexOf(text[from] ?? "\0");
    const to = kind < 0 ? -1 : text.indexOf(closing[kind] ?? "", from + 1);
    if (to > 0) return [from, to + 1];
  }
  return [at, Math.min(text.length, at + 1)];
}

/** Returns a range of the text: a few characters, a line, a word, as far as a bracket that closes, or up to half of it. */
function range(text: string, random: Random): Range {
  const at = random.below(text.length + 1);
  const kind = random.below(5);
  if (kind === 0) return wordAt(text, at);
  if (kind === 1) return lineAt(text, at);
  if (kind === 2) return bracketAt(text, at);
  return [at, Math.min(text.length, at + random.within(1, kind === 3 ? 12 : Math.max(1, text.length >> 1)))];
}

const splice = (text: string, [from, to]: readonly [number, number], instead: string) =>
  text.slice(0, from) + instead + text.slice(to);

/** Replaces one number of the text, found behind a random place, else before it. */
function otherNumber(text: string, random: Random): string {
  numeral.lastIndex = random.below(text.length + 1);
  let found = numeral.exec(text);
  if (found === null) {
    numeral.lastIndex = 0;
    found = numeral.exec(text);
  }
  if (found === null) return text + random.pick(numbers);
  return splice(text, [found.index, found.index + found[0].length], random.pick(numbers));
}

function lookAlike(text: string, random: Random): string {
  const start = random.below(text.length + 1);
  for (let i = 0; i < Math.min(100, text.length); i++) {
    const at = (start + i) % text.length;
    const others = lookAlikes[text[at] ?? ""];
    if (others) return splice(text, [at, at + 1], random.pick(others));
  }
  return text;
}

type Mutation = (text: string, random: Random, others: readonly string[]) => string;

/** Changes of a text as people, editors, terminals, mails and attackers make them. */
const mutations: readonly Mutation[] = [
  (text, random) => splice(text, range(text, random), ""),
  (text, random) => {
    const [from, to] = range(text, random);
    const times = random.chance(0.9) ? 1 : random.within(2, 200);
    return splice(text, [from, from], text.slice(from, to).repeat(times));
  },
  (text, random) => {
    const [from, to] = range(text, random);
    const [start, end] = range(text, random);
    if (to > start) return text;
    return (
      text.slice(0, from) + text.slice(start, end) + text.slice(to, start) + text.slice(from, to) + text.slice(end)
    );
  },
  (text, random) => {
    const [from, to] = range(text, random);
    const kind = random.below(opening.length);
    const depth = random.chance(0.8) ? 1 : random.within(2, 60);
    return splice(
      text,
      [from, to],
      (opening[kind] ?? "").repeat(depth) + text.slice(from, to) + (closing[kind] ?? "").repeat(depth),
    );
  },
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random, others) => {
    const other = random.pick(others);
    return text.slice(0, random.below(text.length + 1)) + other.slice(random.below(other.length + 1));
  },
  (text, random, others) => {
    const other = random.pick(others);
    const at = random.below(text.length + 1);
    return splice(text, [at, at], other.slice(...range(other, random)));
  },
  (text, random) => text.replaceAll("\n", random.pick(["\r\n", "\r", "\n\n", "\u2028", "\\n", " "])),
  (text, random) => {
    let line = 0;
    const [each, end] = [random.within(2, 5), random.pick(["\r\n", "\r"])];
    return text.replace(/\n/g, () => (++line % each === 0 ? end : "\n"));
  },
  otherNumber,
  lookAlike,
  (text, random) => {
    const at = random.below(text.length + 1);
    const times = random.chance(0.9) ? 1 : random.within(2, 200);
    return splice(text, [at, at + random.pick([0, 0, 1, 3, 12])], random.pick(pieces).repeat(times));
  },
  (text, random) => {
    const at = random.below(text.length + 1);
    return splice(
      text,
      [at, at + 1],
      String.fromCharCode(random.chance(0.7) ? random.below(128) : random.below(65536)),
    );
  },
];

/** Returns the text with a few changes; `others` are texts of the same format, to splice with. */
export function mutated(text: string, random: Random, others: readonly string[] = [text]): string {
  let changed = text;
  const count = random.pick([1, 1, 1, 2, 2, 3, 6]);
  for (let i = 0; i < count && changed.length < LONGEST; i++) changed = random.pick(mutations)(changed, random, others);
  return changed;
}

/** Returns the bytes with a few of them changed, dropped, doubled or cut off. */
export function mutatedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = bytes;
  for (let count = random.pick([1, 1, 2, 5]); count > 0; count--) {
    const at = random.below(changed.length + 1);
    const length = random.within(1, 16);
    switch (random.below(5)) {
      case 0:
        changed = Uint8Array.from(changed);
        if (changed.length > 0) changed[at % changed.length] = random.below(256);
        break;
      case 1:
        changed = changed.slice(0, at);
        break;
      case 2:
        changed = joined([changed.subarray(0, at), changed.subarray(at + length)]);
        break;
      case 3:
        changed = joined([changed.subarray(0, at), changed.subarray(Math.max(0, at - length))]);
        break;
      default:
        changed = Uint8Array.from(changed);
        if (changed.length > 0)
          changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ (1 << random.below(8));
    }
  }
  return changed;
}
