import type { Field, RunConfig } from "../schema/config.ts";
import { DOCUMENT_VERSION, isNested, layout, pathOf } from "../schema/layout.ts";
import { grouped } from "../schema/notation.ts";
import { entries, parameters } from "../schema/parameters.ts";
import { shown } from "../schema/shown.ts";
import { decodeText } from "./bytes.ts";
import { isObject, type Json, parseJson } from "./json.ts";
import { type ImportRow, readMembers } from "./members.ts";

/** What a file says about the settings: legal values only. `problem` says why nothing could be read. */
export interface Import {
  readonly values: Partial<RunConfig>;
  readonly rows: readonly ImportRow[];
  readonly problem?: string;
}

/** Largest file that is read, in bytes; a document has about 1,000. */
export const SIZE_LIMIT = 2 ** 20;

/** Unknown members that are listed one by one. */
const MOST_IGNORED = 50;

const isAlwaysWritten = (field: Field) => parameters[field].kind !== "auto";

/**
 * Our own document leaves out what is on auto; so there, what is missing is on auto. A group is taken for ours when it has all that is always
 * written, and the top level when every group has; of a fragment, what is missing stays as it is.
 */
function missingOnAuto(present: readonly ImportRow[]): ImportRow[] {
  const seen = (field: Field) => present.some((row) => row.field === field);
  const isWhole = (fields: readonly Field[]) => fields.filter(isAlwaysWritten).every(seen);
  const everywhere = isWhole(entries.map(([field]) => field));
  const absent = layout
    .filter(({ group, fields }) => (isNested(group) ? isWhole(fields) : everywhere))
    .flatMap(({ fields }) => fields)
    .filter((field) => !isAlwaysWritten(field) && !seen(field));
  return absent.map((field) => ({
    path: pathOf(field),
    field,
    outcome: "accepted",
    value: "auto",
    reason: "not in the document: left to the service",
    absent: true,
  }));
}

function readDocument(document: Json): Import {
  if (!isObject(document)) {
    return failed(`The file holds ${shown(document)} where an object with the settings should be.`);
  }
  const version = document.get("version");
  if (version !== undefined && version !== DOCUMENT_VERSION) {
    return failed(
      `The document's version is ${shown(version)}; version ${DOCUMENT_VERSION} is the one that can be read here. Reload the page, or export it again.`,
    );
  }
  const { values, taken, ignored } = readMembers(document);
  if (taken.length === 0) {
    const found = ignored.slice(0, 3).map(({ path }) => path);
    return failed(
      `Nothing in this file is a setting${found.length > 0 ? `: it has ${found.join(", ")}` : ""}. Choose a config document or the body of a request.`,
    );
  }
  const auto = version === undefined ? [] : missingOnAuto(taken);
  const more = ignored.length - MOST_IGNORED;
  const rest: ImportRow[] = more > 0 ? [{ path: "…", outcome: "ignored", reason: `and ${more} more` }] : [];
  return {
    values: { ...values, ...Object.fromEntries(auto.map(({ field, value }) => [field, value])) } as Partial<RunConfig>,
    rows: [...taken, ...auto, ...ignored.slice(0, MOST_IGNORED), ...rest],
  };
}

const failed = (problem: string): Import => ({ values: {}, rows: [], problem });

/** What is said of a file of so many bytes, more than are read. */
export const tooLarge = (size: number): Import =>
  failed(
    `The file has ${grouped(size)} bytes; at most ${grouped(SIZE_LIMIT)} (1 MiB) are read. A config has about 1,000: choose another file.`,
  );

/** Size in bytes; of a text that is too long anyway a lower bound. */
function sizeOf(file: Uint8Array | string): number {
  if (typeof file !== "string") return file.length;
  return file.length > SIZE_LIMIT ? file.length : new TextEncoder().encode(file).length;
}

/**
 * What a file says about the settings: one row for each member, and the values that are legal. Takes any bytes or text and never throws;
 * where nothing can be read, `problem` says why and what to do.
 */
export function decodeDocument(file: Uint8Array | string): Import {
  const size = sizeOf(file);
  if (size > SIZE_LIMIT) return tooLarge(size);
  const decoded = decodeText(file);
  if (!decoded.ok) return failed(decoded.reason);
  if (decoded.text.trim() === "") return failed("The file is empty. Choose a JSON file.");
  try {
    return readDocument(parseJson(decoded.text));
  } catch (error) {
    if (error instanceof SyntaxError) return failed(error.message);
    throw error;
  }
}

/** The config with the imported values in place of its own. */
export const applyImport = (config: RunConfig, values: Partial<RunConfig>): RunConfig => ({ ...config, ...values });
