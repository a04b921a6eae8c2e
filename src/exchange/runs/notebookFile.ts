import { grouped } from "../../schema/fields/notation.ts";
import { shown, visible } from "../../schema/values/shown.ts";
import { decodeText } from "../text/bytes.ts";
import { isObject, type Json, parseJson } from "../text/json.ts";
import { checkRun, type KeptRun } from "./keptRun.ts";

const NOTEBOOK_VERSION = 1;

/** Largest notebook that is read, in bytes: about 1,800 runs with a full log each. */
export const LARGEST_NOTEBOOK = 2 ** 26;
/** Most entries that one file may have. */
export const MOST_RUNS = 2000;

/** An entry of a file that was refused, or something about one that was not. */
export interface Remark {
  /** The entry's title, or where it stands. */
  readonly name: string;
  readonly reason: string;
}

/** What a notebook file holds. `problem` says why nothing could be read. */
export interface NotebookReading {
  /** Checked entries, each id once. */
  readonly runs: readonly KeptRun[];
  /** Entries that were not taken. */
  readonly refused: readonly Remark[];
  /** Parts of entries that were not taken, the rest of which was. */
  readonly remarks: readonly Remark[];
  readonly problem?: string;
}

/** The text of a notebook file, one run a line: to keep elsewhere, and to import again. */
export const encodeNotebook = (runs: readonly KeptRun[]): string =>
  `{\n  "version": ${NOTEBOOK_VERSION},\n  "runs": [${runs.map((run) => `\n    ${JSON.stringify(run)}`).join(",")}\n  ]\n}\n`;

const failed = (problem: string): NotebookReading => ({ runs: [], refused: [], remarks: [], problem });

/** What is said of a file of so many bytes, more than are read. */
export const tooLargeNotebook = (size: number): NotebookReading =>
  failed(`The file has ${grouped(size)} bytes; at most ${grouped(LARGEST_NOTEBOOK)} (64 MiB) are read.`);

/** The same value of plain objects; every key is a member of its object's own, `__proto__` too. */
function plain(value: Json): unknown {
  if (isObject(value)) return Object.fromEntries([...value].map(([key, member]) => [key, plain(member)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

/** How a message names an entry: by its title, and by its place where that is not enough. */
function nameOf(entry: Json, index: number): string {
  const title = isObject(entry) ? entry.get("title") : undefined;
  const place = `entry ${grouped(index + 1)}`;
  return typeof title === "string" && title.trim() !== "" ? `${shown(title)} (${place})` : place;
}

function readRuns(list: readonly Json[]): NotebookReading {
  const runs = new Map<string, KeptRun>();
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

function readNotebook(document: Json): NotebookReading {
  if (!isObject(document)) {
    return failed(`The file holds ${shown(document)} where an object with the runs should be.`);
  }
  const list = document.get("runs");
  if (list === undefined) {
    const found = [...document.keys()].slice(0, 3).map((key) => visible(key));
    const has = found.length > 0 ? `: it has ${found.join(", ")}` : "";
    return failed(`This file has no list of runs${has}. Choose a file that was exported from a notebook here.`);
  }
  const version = document.get("version");
  if (version !== NOTEBOOK_VERSION) {
    return failed(
      `The notebook's version is ${shown(version)}; version ${NOTEBOOK_VERSION} is the one that can be read here. Reload the page, or export it again.`,
    );
  }
  if (!Array.isArray(list)) return failed(`runs must be a list; ${shown(list)} is none.`);
  if (list.length > MOST_RUNS) {
    return failed(`The file has ${grouped(list.length)} runs; at most ${grouped(MOST_RUNS)} are read from one file.`);
  }
  return readRuns(list);
}

/**
 * What a notebook file holds: every entry checked, the good ones kept and each other one named with its reason. Takes any bytes or text
 * and never throws; where nothing can be read, `problem` says why and what to do.
 */
export function decodeNotebook(file: Uint8Array | string): NotebookReading {
  if (file.length > LARGEST_NOTEBOOK) return tooLargeNotebook(file.length);
  const decoded = decodeText(file);
  if (!decoded.ok) return failed(decoded.reason);
  if (decoded.text.trim() === "") return failed("The file is empty. Choose a notebook that was exported here.");
  try {
    return readNotebook(parseJson(decoded.text));
  } catch (error) {
    if (error instanceof SyntaxError) return failed(error.message);
    throw error;
  }
}
