import { isObject, type Json, parseJson } from "../text/json.ts";
import { readJson } from "./documents/readJson.ts";
import { readJavaScript, readPython, readPythonDict } from "./python/python.ts";
import { readCommands } from "./shell/commands.ts";
import { lineColumnsOf } from "./statements/lineColumn.ts";
import { linkIn } from "./statements/linkIn.ts";
import type { ParseResult } from "./statements/parseResult.ts";

/** Importable formats, as an error message lists them. */
const KINDS =
  "a config document, the body of a request or a job of the API (JSON), a firectl, ep or curl command, a Python call of reinforcement_fine_tuning_jobs.create, the Config of a Training API recipe, a notebook with one of these, or a link of this page";

const commandNames = /firectl|\bep\b|eval[-_]protocol|\bcurl\b|(?:^|\s)(?:--|[–—])[a-z]/;
const fence = /^[ \t]*(?:```|~~~)[^\r\n]*$/gm;
/** Limit of notebook cells that are parsed one by one. */
const MOST_CELLS = 200;
/** Limit of code fences that are parsed. */
const MOST_FENCES = 40;
const startOfQuote = /^[ \t]*>[ \t]?/gm;
const unquotedLine = /^(?![ \t]*>)[ \t]*\S/m;
/** Matches a line that begins with a command, in the middle of other text. */
const commandLine = /^[ \t]*(?:[$%] +)?(?:firectl|ep|eval-protocol|curl)[ \t]/m;

/** Replaces everything but line ends by blanks, so that offsets and line numbers stay valid. */
const blank = (text: string) => text.replace(/[^\r\n]+/g, (run) => " ".repeat(run.length));

/** Returns one text per fenced code block, with everything outside of the block replaced by blanks; none without fences. */
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

/** Removes the quote marks (`>`) of an email from every line. */
const unquoted = (text: string) =>
  text.trimStart().startsWith(">") && !unquotedLine.test(text) ? text.replace(startOfQuote, blank) : text;

/** Replaces typographic quotes and unusual blanks by plain ones of the same length. */
const plainSigns = (text: string) => text.replace(/[“”„‟]/g, '"').replace(/[\u00a0\u2007\u202f\u200b\ufeff]/g, " ");

function readJsonText(text: string): ParseResult {
  const read = readJson(text);
  if (!("malformed" in read)) return read;
  const plain = plainSigns(text);
  const again = plain === text ? read : readJson(plain);
  if (!("problem" in again))
    return { ...again, notes: [...again.notes, "Typographic quotes or blanks are read as plain ones."] };
  const isPython = /'|\b(?:None|True|False)\b/.test(text);
  return (isPython ? readPythonDict(text, lineColumnsOf(text)) : undefined) ?? read;
}

export interface Link {
  readonly link: string;
  /** The link was found inside other text, which was ignored. */
  readonly isPart?: true;
}

/** Parses the JSON object between the first `{` and the last `}` of a text. */
function jsonWithin(text: string): ParseResult | undefined {
  const [from, to] = [text.indexOf("{"), text.lastIndexOf("}")];
  if (from === -1 || to < from) return undefined;
  const read = readJsonText(blank(text.slice(0, from)) + text.slice(from, to + 1));
  return "problem" in read ? undefined : { ...read, notes: [...read.notes, "The text around it was left out."] };
}

/** Returns the source of a notebook cell, which is a string or a list of lines. */
const sourceOf = (source: Json | undefined): string => {
  if (typeof source === "string") return source;
  return Array.isArray(source) ? source.filter((line) => typeof line === "string").join("") : "";
};

/** Returns the code cells of a Jupyter notebook without shell magics; undefined if the JSON is no notebook. */
function codeCells(json: Json): readonly string[] | undefined {
  const cells = isObject(json) ? json.get("cells") : undefined;
  if (!Array.isArray(cells) || !isObject(json) || !json.has("nbformat")) return undefined;
  return (cells as readonly Json[]).flatMap((cell) => {
    if (!isObject(cell) || cell.get("cell_type") !== "code") return [];
    const code = sourceOf(cell.get("source"));
    return [code.replace(/^%%(?:bash|sh|script)\b[^\n]*/, "").replace(/^[ \t]*!/gm, "")];
  });
}

/** Parses a notebook: all code cells as one Python script, else the first cell that can be parsed alone. */
function readNotebook(text: string): ParseResult | Link | undefined {
  if (!text.includes('"cells"')) return undefined;
  const cells = jsonOf(text, codeCells);
  if (cells === undefined) return undefined;
  const script = cells.join("\n");
  const read = readPython(script, lineColumnsOf(script)) ?? firstRead(cells);
  if (read === undefined)
    return { problem: "None of this notebook's code cells creates a job. Paste the text that does.", final: true };
  if (!("notes" in read)) return read;
  return {
    ...read,
    notes: [...read.notes, "It is a notebook: its code cells were read, and lines are counted in them."],
  };
}

/** Returns the first successful result of parsing the cells one by one. */
function firstRead(cells: readonly string[]): Read | undefined {
  for (const cell of cells.slice(0, MOST_CELLS)) {
    const read = readWhole(cell);
    if (isRead(read)) return read;
  }
  return undefined;
}

/** Parses a text as JSON and maps the result; undefined if it is not valid JSON. */
function jsonOf<Result>(text: string, make: (json: Json) => Result): Result | undefined {
  try {
    return make(parseJson(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Parses a text that consists of one link, one JSON value, one shell script or one Python script. */
function readWhole(text: string): ParseResult | Link | undefined {
  // three quotes open a docstring, not a JSON string
  if (/^\s*(?:[{[]|"(?!""))/.test(text)) return readNotebook(text) ?? readJsonText(text);
  const link = linkIn(text);
  if (link !== undefined && link === text.trim()) return { link };
  const lineColumnOf = lineColumnsOf(text);
  const script = readPython(text, lineColumnOf) ?? readJavaScript(text, lineColumnOf);
  return script ?? (commandNames.test(text) ? readCommands(text, lineColumnOf) : undefined);
}

type Read = ParseResult | Link;

const isClear = (read: Read | undefined) =>
  read !== undefined && ("link" in read || ("statements" in read && !read.statements.some(({ path }) => path === "…")));
const isRead = (read: Read | undefined): read is Read => read !== undefined && !("problem" in read);

/** Yields the results of parsing the fenced code blocks of a text, then of the first line that begins with a command. */
function* readBlocks(text: string): Generator<Read | undefined> {
  const blocks = fenced(text).map(readWhole).filter(isRead);
  const [first, second] = blocks;
  if (first && second && "notes" in first) {
    yield { ...first, notes: [...first.notes, "More than one block of code says something; the first one is read."] };
  }
  yield first;
  const line = commandLine.exec(text)?.index ?? 0;
  if (line > 0) yield readCommands(blank(text.slice(0, line)) + text.slice(line), lineColumnsOf(text));
}

function trlProblem(text: string, link: string | undefined): ParseResult | undefined {
  if (/^\[orchestrator\b/m.test(text) && /^\[trainer\b/m.test(text)) {
    return {
      problem: `This is a prime-rl config, which is not read. Open ${link === undefined ? "what it was made with" : "the link in it instead"}.`,
    };
  }
  if (!/\bGRPOConfig\s*\(/.test(text)) return undefined;
  const instead = link === undefined ? "the request or the document that it was made with" : "the link in it instead";
  return {
    problem: `This is a TRL config, which is not read: its batch counts sequences, and other settings have no exact counterpart here. Open ${instead}.`,
  };
}

/**
 * Detects the format of a text and parses it: as a whole first, then its code blocks, its JSON and its link. Never throws; linear time.
 */
export function recognize(text: string): Read {
  const clean = unquoted(text);
  const whole = readWhole(clean);
  if (whole && (isClear(whole) || "final" in whole)) return whole;
  const blocks = [...readBlocks(clean)];
  const read = blocks.find(isClear) ?? [whole, ...blocks, jsonWithin(clean)].find(isRead);
  if (read) return read;
  const link = linkIn(clean);
  const problem = whole ?? trlProblem(clean, link);
  if (problem) return problem;
  return link === undefined ? { problem: `This is none of what can be opened: ${KINDS}.` } : { link, isPart: true };
}
