import type { Field, RunConfig } from "../../schema/fields/config.ts";
import type { Job, JobField } from "../../schema/fields/job.ts";
import { isNested, layout, pathOf } from "../../schema/fields/layout.ts";
import { entries, parameters } from "../../schema/fields/parameters.ts";
import { decodeLink } from "../link/link.ts";
import { decodeText } from "../text/bytes.ts";
import { failed, type Import, SIZE_LIMIT, tooLarge } from "./imported.ts";
import { recognize } from "./recognize.ts";
import { type ImportKind, importKinds } from "./statements/importKinds.ts";
import { type ImportRow, listed, type Resolved, resolve } from "./statements/statement.ts";
import { withoutSecrets } from "./withoutSecrets.ts";

const isAlwaysWritten = (field: Field) => parameters[field].kind !== "auto";

/**
 * Sets the fields that a complete document, request or command omits to auto. A group is complete if it has every field that is always
 * written, and the top level if every group is. Missing fields of a fragment stay unchanged.
 */
function missingOnAuto(taken: readonly ImportRow[], kind: ImportKind): ImportRow[] {
  const { noun, silent } = importKinds[kind];
  const seen = (field: Field) => taken.some((row) => row.field === field);
  const expected = (fields: readonly Field[]) =>
    fields.filter((field) => isAlwaysWritten(field) && !silent.includes(field));
  const everywhere = expected(entries.map(([field]) => field)).every(seen);
  const isWhole = (fields: readonly Field[]) => {
    const own = expected(fields);
    return own.length === 0 ? everywhere : own.every(seen);
  };
  return layout
    .filter(({ group, fields }) => (isNested(group) ? isWhole(fields) : everywhere))
    .flatMap(({ fields }) => fields)
    .filter((field) => !isAlwaysWritten(field) && !silent.includes(field) && !seen(field))
    .map((field) => ({
      path: pathOf(field),
      field,
      outcome: "accepted",
      value: "auto",
      reason: `not in the ${noun}: left to the service`,
      absent: true,
    }));
}

/** Returns a row for each setting that a request or command omits although our exports always write it. */
function leftUnset(taken: readonly ImportRow[], kind: ImportKind): ImportRow[] {
  const { noun, silent, complete = false } = importKinds[kind];
  if (complete) return [];
  return entries
    .filter(([field]) => isAlwaysWritten(field) && !silent.includes(field) && !taken.some((row) => row.field === field))
    .map(([field]) => ({
      path: pathOf(field),
      field,
      outcome: "unset",
      reason: `not in the ${noun}: left to the service's default`,
      absent: true,
    }));
}

/** Clears the base model of a job with a warm start, and the other way round. */
function otherStart({ job, taken }: Resolved, kind: ImportKind): ImportRow[] {
  const seen = (field: JobField) => taken.some((row) => row.field === field);
  const clear = (field: "baseModel" | "warmStartFrom"): ImportRow => ({
    path: field,
    field,
    outcome: "accepted",
    value: "",
    reason: `not in the ${importKinds[kind].noun}, which has the other of the two`,
    absent: true,
  });
  if (job.baseModel && !seen("warmStartFrom")) return [clear("warmStartFrom")];
  return job.warmStartFrom && !seen("baseModel") ? [clear("baseModel")] : [];
}

/** Returns the size in bytes; for a text above the limit a lower bound. */
function sizeOf(file: Uint8Array | string): number {
  if (typeof file !== "string") return file.length;
  return file.length > SIZE_LIMIT ? file.length : new TextEncoder().encode(file).length;
}

function nothingIn(resolved: Resolved, kind: ImportKind, notes: readonly string[]): Import {
  const found = resolved.ignored.slice(0, 3).map(({ path }) => path);
  const has = found.length > 0 ? `: it has ${found.join(", ")}` : "";
  return {
    kind,
    values: {},
    job: {},
    rows: listed(resolved.ignored),
    notes,
    problem: `This was taken for ${importKinds[kind].is}, but nothing in it is a setting${has}.`,
  };
}

function valuesOf(rows: readonly ImportRow[]) {
  const isJob = (row: ImportRow) => row.field === "baseModel" || row.field === "warmStartFrom";
  const pairs = (some: readonly ImportRow[]) => Object.fromEntries(some.map(({ field, value }) => [field, value]));
  return { config: pairs(rows.filter((row) => !isJob(row))), job: pairs(rows.filter(isJob)) };
}

/** Returns the note on a link inside of a text; one of our sweep files has values that the link lacks. */
const sweepNote = (text: string) =>
  /grid_search|^method: grid/m.test(text)
    ? "Only the link in the text was read: the sweep's values, and the names of dataset, evaluator and model, were not."
    : "Only the link in the text was read; the text around it was not.";

function fromLink(link: string, notes: readonly string[]): Import {
  const { config, problems, recognized } = decodeLink(link);
  if (recognized === 0) {
    return failed(
      problems.find(({ key }) => key === "v")?.reason ??
        "This is not a Goldilocks link: it has no key that is known here.",
    );
  }
  const rows = problems.map(
    ({ kind, key, reason }): ImportRow => ({
      path: key === "" ? "link" : key,
      outcome: kind === "refused" || kind === "repeated" || kind === "cut" ? "refused" : "ignored",
      reason,
    }),
  );
  const taken = entries.map(
    ([field]): ImportRow => ({ path: pathOf(field), field, outcome: "accepted", value: config[field] }),
  );
  return { kind: "link", values: config, job: {}, rows: [...taken, ...rows], notes };
}

/**
 * Reads the settings in a file or text: a row for each item in it, and the legal values. The format is detected from the content: a config
 * document, a request, a job of the API, a command line, a Python call or a link. Takes any bytes or text and never throws; if nothing can
 * be read, `problem` has the error and its fix.
 */
export function decodeImport(file: Uint8Array | string): Import {
  const size = sizeOf(file);
  if (size > SIZE_LIMIT) return tooLarge(size, typeof file === "string" ? "text" : "file");
  const decoded = decodeText(file);
  if (!decoded.ok) return failed(decoded.reason);
  if (decoded.text.trim() === "") return failed("The file is empty. Choose another one.");
  return withoutSecrets(decodeWhole(decoded.text), decoded.text);
}

/** Parses a text that is not empty. The result may contain parts of a secret if the text is broken. */
function decodeWhole(text: string): Import {
  const parsed = recognize(text);
  if ("link" in parsed) return fromLink(parsed.link, parsed.isPart ? [sweepNote(text)] : []);
  if ("problem" in parsed) return failed(parsed.problem);
  const { kind, statements, notes, figures, isFragment = false } = parsed;
  const resolved = resolve(statements, importKinds[kind]);
  if (resolved.taken.length === 0) return nothingIn(resolved, kind, notes);
  const followed = [...(isFragment ? [] : missingOnAuto(resolved.taken, kind)), ...otherStart(resolved, kind)];
  const unset = isFragment ? [] : leftUnset(resolved.taken, kind);
  const { config, job } = valuesOf(followed);
  return {
    kind,
    values: { ...resolved.values, ...config } as Partial<RunConfig>,
    job: { ...resolved.job, ...job } as Partial<Job>,
    rows: [...resolved.taken, ...followed, ...unset, ...listed(resolved.ignored)],
    notes,
    ...(figures && { figures }),
  };
}

/** Returns the config with the imported values. */
export const applyImport = (config: RunConfig, values: Partial<RunConfig>): RunConfig => ({ ...config, ...values });
