import { jobFields } from "../../schema/fields/job.ts";
import type { Import } from "./imported.ts";
import { secretFilter } from "./secretFilter.ts";
import { type ImportRow, SECRET } from "./statements/statement.ts";

type Hide = (text: string) => string;

function hideInRow(row: ImportRow, hide: Hide): ImportRow {
  const { field: _, value, ...rest } = row;
  const path = hide(row.path);
  if (typeof value === "string" && hide(value) !== value)
    return { ...rest, path, outcome: "ignored", reason: SECRET, secret: true };
  return { ...row, path, ...(row.reason === undefined ? {} : { reason: hide(row.reason) }) };
}

/**
 * Removes the secrets of the text that an import was made of: values that hold a part of one are dropped, and messages have “…” in its place.
 * A quote in the wrong place can make anything of a key: a value, a name, the rest of a line. So this looks at what came of it.
 */
export function withoutSecrets(imported: Import, source: string): Import {
  const hide = secretFilter(source);
  if (!hide) return imported;
  const { job, rows, notes, problem, figures } = imported;
  const kept = jobFields.filter((field) => {
    const value = job[field];
    return value !== undefined && (typeof value !== "string" || hide(value) === value);
  });
  return {
    ...imported,
    job: Object.fromEntries(kept.map((field) => [field, job[field]])),
    rows: rows.map((row) => hideInRow(row, hide)),
    notes: notes.map(hide),
    ...(figures && { figures: { ...figures, accelerators: figures.accelerators.map(hide) } }),
    ...(problem === undefined ? {} : { problem: hide(problem) }),
  };
}
