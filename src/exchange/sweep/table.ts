import type { RunConfig } from "../../schema/fields/config.ts";
import { shortest } from "../../schema/fields/notation.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import type { Sweep } from "../../schema/plan/sweep.ts";

/** A table of the runs, columns set apart by tabs: job id, each value that varies, and the link. It opens in any spreadsheet. */
export function toSweepTable(
  { runs, axes }: Sweep,
  ids: readonly string[],
  linkOf: (config: RunConfig) => string,
): string {
  const fields = axes.map(({ field }) => field);
  const rows = runs.map((run, i) => [
    ids[i] ?? "",
    ...fields.map((field) => shortest(run[field], parameters[field].notation)),
    linkOf(run).replace(/[^\x21-\x7e]/g, ""),
  ]);
  return [["job_id", ...fields, "link"], ...rows].map((row) => `${row.join("\t")}\n`).join("");
}
