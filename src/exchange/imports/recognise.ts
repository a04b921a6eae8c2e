import { readCommands } from "./commands.ts";
import { placesOf } from "./place.ts";
import { readPython, readPythonDict } from "./python.ts";
import { readJson } from "./readJson.ts";
import type { Understood } from "./understood.ts";

/** What can be read, as a message lists it. */
const KINDS =
  "a config document, the body of a request or a job of the API (JSON), a firectl, ep or curl command, a Python call of reinforcement_fine_tuning_jobs.create, or a link of this page";

const commandNames = /firectl|\bep\b|eval[-_]protocol|\bcurl\b|(?:^|\s)(?:--|[–—])[a-z]/;
const fence = /^[ \t]*(?:```|~~~)[^\r\n]*$/gm;
/** Fences that are looked at. */
const MOST_FENCES = 40;
const startOfQuote = /^[ \t]*>[ \t]?/gm;
const startOfContinuedQuote = /(\\[ \t]*(?:\r\n|[\r\n]))([ \t]*>[ \t]?)/g;
const unquotedLine = /^(?![ \t]*>)[ \t]*\S/m;

/** The text with everything but line ends made blank, so that what stands beside it keeps its place. */
const blank = (text: string) => text.replace(/[^\r\n]+/g, (run) => " ".repeat(run.length));

/** The text with all but one of its fenced blocks made blank, for each of them; none where it has no fences. */
function fenced(text: string): string[] {
  const marks: { readonly from: number; readonly to: number }[] = [];
  for (const { index, 0: mark } of text.matchAll(fence)) {
    marks.push({ from: index, to: index + mark.length });
    if (marks.length === MOST_FENCES) break;
  }
  const blocks: string[] = [];
  for (let i = 0; i < marks.length; i += 2) {
    const from = marks[i]?.to ?? 0;
    const to = marks[i + 1]?.from ?? text.length;
    if (/\S/.test(text.slice(from, to))) blocks.push(blank(text.slice(0, from)) + text.slice(from, to));
  }
  return blocks;
}

/** The text without the signs that mail and terminals put before a line. */
function unquoted(text: string): string {
  if (!text.includes(">")) return text;
  if (!unquotedLine.test(text)) return text.replace(startOfQuote, blank);
  return text.replace(startOfContinuedQuote, (_whole, end: string, sign: string) => end + blank(sign));
}

/** The usual signs in place of those that word processors put, one for one. */
const plainSigns = (text: string) => text.replace(/[“”„‟]/g, '"').replace(/[\u00a0\u2007\u202f\u200b\ufeff]/g, " ");

function readJsonText(text: string): Understood {
  const read = readJson(text);
  if (!("malformed" in read)) return read;
  const plain = plainSigns(text);
  const again = plain === text ? read : readJson(plain);
  if (!("problem" in again))
    return { ...again, notes: [...again.notes, "Typographic quotes or blanks are read as plain ones."] };
  const isPython = /'|\b(?:None|True|False)\b/.test(text);
  return (isPython ? readPythonDict(text, placesOf(text)) : undefined) ?? read;
}

/** A link of ours that stands alone, or the first in a text. */
function linkIn(text: string): string | undefined {
  const trimmed = text.trim();
  if (!/\s/.test(trimmed) && /^#|^https?:\/\/|^v=/.test(trimmed)) return trimmed;
  return /https?:\/\/[^\s"'<>)\]]*#v=\d[^\s"'<>)\]]*/.exec(text)?.[0];
}

export interface Link {
  readonly link: string;
}

/** JSON in the middle of other text. */
function jsonWithin(text: string): Understood | undefined {
  const [from, to] = [text.indexOf("{"), text.lastIndexOf("}")];
  if (from === -1 || to < from) return undefined;
  const read = readJsonText(blank(text.slice(0, from)) + text.slice(from, to + 1));
  return "problem" in read ? undefined : { ...read, notes: [...read.notes, "The text around it was left out."] };
}

function recogniseOne(text: string): Understood | Link | undefined {
  const start = text.trimStart();
  const link = linkIn(text);
  if (link !== undefined && link === text.trim()) return { link };
  if (/^[{["]/.test(start)) return readJsonText(text);
  const placeOf = placesOf(text);
  const commands = commandNames.test(text) ? readCommands(text, placeOf) : undefined;
  const python = readPython(text, placeOf);
  const read = python ?? commands ?? jsonWithin(text);
  if (read && !("problem" in read)) return read;
  return link === undefined ? read : { link };
}

/** What a text is taken for and what it says. Never throws; time is linear in the text. */
export function recognise(text: string): Understood | Link {
  const clean = unquoted(text);
  const blocks = fenced(clean);
  for (const block of blocks) {
    const read = recogniseOne(block);
    if (read && !("problem" in read))
      return blocks.length > 1 && "notes" in read
        ? { ...read, notes: [...read.notes, "Of several blocks of code the first that says something is read."] }
        : read;
  }
  const read = recogniseOne(blocks.length > 0 ? clean.replace(fence, blank) : clean);
  if (read) return read;
  if (/\bGRPOConfig\s*\(/.test(text)) {
    return {
      problem:
        "This is a TRL config, which is not read: its batch counts sequences and its other settings have no exact counterpart here. Open the request or the document that it was made with.",
    };
  }
  return { problem: `This is none of what can be opened: ${KINDS}.` };
}
