import { grouped } from "../../schema/fields/notation.ts";
import { quote, visible } from "../../schema/values/quote.ts";
import { decodeText } from "../text/bytes.ts";
import { isObject, type Json, parseJson } from "../text/json.ts";
import { checkRun, type SavedRun } from "./savedRun.ts";

const NOTEBOOK_VERSION = 1;

/** Largest notebook that is read, in bytes: about 1,800 runs with a full log each. */
export const LARGEST_RUNS_FILE = 2 ** 26;
/** Most entries that one file may have. */
export const MOST_RUNS = 2000;

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

/** The text of a notebook file, one run a line: to keep elsewhere, and to import again. */
export const encodeRunsFile = (runs: readonly SavedRun[]): string =>
  `{\n  "version": ${NOTEBOOK_VERSION},\n  "runs": [${runs.map((run) => `\n    ${JSON.stringify(run)}`).join(",")}\n  ]\n}\n`;

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
  failed(`The file has ${grouped(size)} bytes; at most ${grouped(LARGEST_RUNS_FILE)} (64 MiB) are read.`);

/** The same value of plain objects; every key is a member of its object's own, `__proto__` too. */
function plain(value: Json): unknown {
  if (isObject(value)) return Object.fromEntries([...value].map(([key, member]) => [key, plain(member)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

/** How a message names an entry: by its title, and by its place where that is not enough. */
function nameOf(entry: Json, index: number): string {
  const title = isObject(entry) ? entry.get("title") : undefined;
  const place = `entry ${grouped(index + 1)}`;
  return typeof title === "string" && title.trim() !== "" ? `${quote(title)} (${place})` : place;
}

function readRuns(list: readonly Json[]): DecodedRunsFile {
  const runs = new Map<string, SavedRun>();
  const refused: Remark[] = [];
  const remarks: Remark[] = [];
  list.forEach((entry, index) => {
    const name = nameOf(entry, index);
    const checked = checkRun(plain(entry));
    if (!checked.ok) refused.push({ name, reason: checked.reason });
    else if (runs.has(checked.run.id))
      refused.push({ name, reason: "its id is that of an entry before it, and each stands for one run" });
    else {
      runs.set(checked.run.id, checked.run);
      remarks.push(...checked.notes.map((reason) => ({ name, reason })));
    }
  });
  return { runs: [...runs.values()], refused, remarks };
}

function readNotebook(document: Json): DecodedRunsFile {
  if (!isObject(document)) {
    return failed(`The file holds ${quote(document)} where an object with the runs should be.`);
  }
  const list = document.get("runs");
  if (list === undefined) {
    const found = [...document.keys()].slice(0, 3).map((key) => visible(key));
    const has = found.length > 0 ? `: it has ${found.join(", ")}` : "";
    return failed(`This file has no list of runs${has}. Choose a file exported from Saved runs.`);
  }
  const version = document.get("version");
  if (version !== NOTEBOOK_VERSION) {
    return failed(
      `The file's version is ${quote(version)}; version ${NOTEBOOK_VERSION} is the one that can be read here. Reload the page, or export it again.`,
    );
  }
  if (!Array.isArray(list)) return failed(`runs must be a list (got ${quote(list)}).`);
  if (list.length > MOST_RUNS) {
    return failed(`The file has ${grouped(list.length)} runs; at most ${grouped(MOST_RUNS)} are read from one file.`);
  }
  return readRuns(list);
}

/**
 * What a notebook file holds: every entry checked, the good ones kept and each other one named with its reason. Takes any bytes or text
 * and never throws; where nothing can be read, `problem` says why and what to do.
 */
export function decodeRunsFile(file: Uint8Array | string): DecodedRunsFile {
  if (file.length > LARGEST_RUNS_FILE) return runsFileTooLarge(file.length);
  const decoded = decodeText(file);
  if (!decoded.ok) return failed(decoded.reason);
  if (decoded.text.trim() === "") return failed("The file is empty. Choose a file exported from Saved runs.");
  try {
    return readNotebook(parseJson(decoded.text));
  } catch (error) {
    if (error instanceof SyntaxError) return failed(error.message);
    throw error;
  }
}
