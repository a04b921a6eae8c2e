import { grouped } from "../../schema/fields/notation.ts";
import { quote, visible } from "../../schema/values/quote.ts";
import { createTextReader, decodeText } from "../text/bytes.ts";
import { isObject, type Json, parseJson } from "../text/json.ts";
import { createEntrySplitter, type Entry } from "./entries.ts";
import { checkRun, type SavedRun } from "./savedRun.ts";

const NOTEBOOK_VERSION = 1;

/** Largest notebook that is read, in bytes: about 14,000 runs with a full log each. */
export const LARGEST_RUNS_FILE = 2 ** 29;
/** Refused entries, and remarks on others, that are listed. */
const MOST_REMARKS = 1000;

/** An entry of a file that was refused, or something about one that was not. */
export interface Remark {
  /** The entry's title, or where it stands. */
  readonly name: string;
  readonly reason: string;
}

/** What a notebook file holds. `problem` says why nothing could be read. */
export interface DecodedRunsFile {
  /** Checked entries, each id once. */
  readonly runs: readonly SavedRun[];
  /** Entries that were not taken. */
  readonly refused: readonly Remark[];
  /** Parts of entries that were not taken, the rest of which was. */
  readonly remarks: readonly Remark[];
  readonly problem?: string;
}

/** Returns the text of a notebook file in pieces of at most so many runs: one run a line, to keep elsewhere, and to import again. */
export function* runsFilePieces(runs: readonly SavedRun[], most: number): Generator<string> {
  yield `{\n  "version": ${NOTEBOOK_VERSION},\n  "runs": [`;
  for (let from = 0; from < runs.length; from += most) {
    const lines = runs.slice(from, from + most).map((run) => `\n    ${JSON.stringify(run)}`);
    yield `${from > 0 ? "," : ""}${lines.join(",")}`;
  }
  yield "\n  ]\n}\n";
}

/** Returns the whole text of a notebook file. */
export const encodeRunsFile = (runs: readonly SavedRun[]): string =>
  [...runsFilePieces(runs, runs.length || 1)].join("");

const start = /^\s*\{\s*(?:"version"\s*:\s*\d{1,9}\s*,\s*)?"runs"\s*:\s*\[/;
const emptyList = /^\s*\]/;
const entryId = /"id"\s*:\s*"[0-9a-f]{32}"/;
/** An entry's id stands before its long parts, so this much of the list shows the first one. */
const LONGEST_HEAD = 4096;

/** Tells whether a file that begins like this holds saved runs; other JSON with a member `runs` has no such ids. Needs the first 4,096 characters. */
export function isRunsFile(head: string): boolean {
  const text = head.slice(0, LONGEST_HEAD);
  const list = start.exec(text);
  if (list === null) return false;
  const entries = text.slice(list[0].length);
  return emptyList.test(entries) || entryId.test(entries);
}

const failed = (problem: string): DecodedRunsFile => ({ runs: [], refused: [], remarks: [], problem });

/** What is said of a file of so many bytes, more than are read. */
export const runsFileTooLarge = (size: number): DecodedRunsFile =>
  failed(`The file has ${grouped(size)} bytes; at most ${grouped(LARGEST_RUNS_FILE)} (512 MiB) are read.`);

/** The same value of plain objects; every key is a member of its object's own, `__proto__` too. */
function plain(value: Json): unknown {
  if (isObject(value)) return Object.fromEntries([...value].map(([key, member]) => [key, plain(member)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

/** How a message names an entry: by its title, and by its place where that is not enough. */
function nameOf(entry: unknown, index: number): string {
  const { title } = Object(entry);
  const place = `entry ${grouped(index + 1)}`;
  return typeof title === "string" && title.trim() !== "" ? `${quote(title)} (${place})` : place;
}

/** Returns the value of an entry; NaN and Infinity get as far as the check that refuses them. Throws a SyntaxError of ours. */
function parsedEntry(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return plain(parseJson(text.trim()));
  }
}

/** Returns why what stands around the list is no notebook. */
function problemAround(document: Json, hasList: boolean): string | undefined {
  if (!isObject(document)) return `The file holds ${quote(document)} where an object with the runs should be.`;
  const list = document.get("runs");
  if (list === undefined) {
    const found = [...document.keys()].slice(0, 3).map((key) => visible(key));
    const has = found.length > 0 ? `: it has ${found.join(", ")}` : "";
    return `This file has no list of runs${has}. Choose a file exported from Saved runs.`;
  }
  const version = document.get("version");
  if (version !== NOTEBOOK_VERSION)
    return `The file's version is ${quote(version)}; version ${NOTEBOOK_VERSION} is the one that can be read here. Reload the page, or export it again.`;
  return Array.isArray(list) && hasList ? undefined : `runs must be a list (got ${quote(list)}).`;
}

/** Reads a notebook file piece by piece, and keeps no more of it than the runs that nobody has taken yet. */
export interface RunsReader {
  readonly write: (text: string) => void;
  /** Returns the checked runs since the last call. */
  readonly take: () => SavedRun[];
  /** Whether it is of no use to read on. */
  readonly isOver: () => boolean;
  /** Returns the runs since the last call, and all that is to be said. Where `problem` is given, no run of the file counts. */
  readonly end: () => DecodedRunsFile;
}

/** Adds a remark; behind as many as are listed, the last one says how many there are. */
function add(remarks: Remark[], remark: Remark, count: number) {
  if (count < MOST_REMARKS) remarks.push(remark);
  else remarks[MOST_REMARKS] = { name: "…", reason: `and ${grouped(count + 1 - MOST_REMARKS)} more` };
}

/** Returns a reader of a notebook file: each entry is checked, the good ones are kept and each other one is named with its reason. */
export function createRunsReader(): RunsReader {
  let runs: SavedRun[] = [];
  const refused: Remark[] = [];
  const remarks: Remark[] = [];
  const ids = new Set<string>();
  let count = 0;
  let refusals = 0;
  let notes = 0;

  const refuse = (name: string, reason: string) => add(refused, { name, reason }, refusals++);
  const readEntry = (entry: Entry) => {
    const index = count++;
    if ("fault" in entry) return refuse(nameOf(undefined, index), entry.fault);
    try {
      const value = parsedEntry(entry.text);
      const name = nameOf(value, index);
      const checked = checkRun(value);
      if (!checked.ok) return refuse(name, checked.reason);
      if (ids.has(checked.run.id))
        return refuse(name, "its id is that of an entry before it, and each stands for one run");
      ids.add(checked.run.id);
      runs.push(checked.run);
      for (const reason of checked.notes) add(remarks, { name, reason }, notes++);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      refuse(nameOf(undefined, index), error.message);
    }
  };
  const entries = createEntrySplitter(readEntry);
  const take = () => {
    const taken = runs;
    runs = [];
    return taken;
  };
  const isHopeless = () => ids.size === 0 && refusals >= MOST_REMARKS;
  const problem = (): string | undefined => {
    const around = entries.around();
    if (isHopeless()) return `None of the first ${grouped(MOST_REMARKS)} entries is a saved run.`;
    const stopped = entries.problem();
    if (stopped !== undefined && ids.size === 0) return stopped;
    if (stopped !== undefined) refuse(nameOf(undefined, count), stopped);
    if (around.trim() === "") return "The file is empty. Choose a file exported from Saved runs.";
    try {
      return problemAround(parseJson(around), count > 0 || /\[\s*\]/.test(around));
    } catch (error) {
      if (error instanceof SyntaxError) return error.message;
      throw error;
    }
  };
  return {
    write: entries.write,
    take,
    isOver: () => entries.problem() !== undefined || isHopeless(),
    end: () => {
      const found = problem();
      return found === undefined ? { runs: take(), refused, remarks } : failed(found);
    },
  };
}

/**
 * What a notebook file holds: every entry checked, the good ones kept and each other one named with its reason. Takes any bytes or text
 * and never throws; where nothing can be read, `problem` says why and what to do.
 */
export function decodeRunsFile(file: Uint8Array | string): DecodedRunsFile {
  if (file.length > LARGEST_RUNS_FILE) return runsFileTooLarge(file.length);
  const decoded = decodeText(file);
  if (!decoded.ok) return failed(decoded.reason);
  const reader = createRunsReader();
  reader.write(decoded.text);
  return reader.end();
}

/** A file, as far as it is read. */
export interface RunsSource {
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** Bytes of a file that are read at once. */
const PIECE = 2 ** 20;

/**
 * Reads a notebook file in pieces: `give` gets the runs of each and the share of the file that has been read, and is waited for. Resolves with
 * the last runs and all that is to be said; rejects where the file cannot be read.
 */
export async function readRunsFile(
  file: RunsSource,
  give: (runs: readonly SavedRun[], share: number) => Promise<void>,
): Promise<DecodedRunsFile> {
  if (file.size > LARGEST_RUNS_FILE) return runsFileTooLarge(file.size);
  const text = createTextReader();
  const reader = createRunsReader();
  for (let at = 0; at < file.size && !reader.isOver(); at += PIECE) {
    const end = Math.min(file.size, at + PIECE);
    const piece = text.read(new Uint8Array(await file.slice(at, end).arrayBuffer()));
    if (!piece.ok) return failed(piece.reason);
    reader.write(piece.text);
    if (end < file.size) await give(reader.take(), end / file.size);
  }
  if (reader.isOver()) return reader.end();
  const rest = text.read();
  if (!rest.ok) return failed(rest.reason);
  reader.write(rest.text);
  return reader.end();
}
