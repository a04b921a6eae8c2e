import type { RunConfig } from "../../schema/fields/config.ts";
import type { Sweep } from "../../schema/plan/sweep.ts";
import { typedText } from "../../schema/values/fieldText.ts";

/** A table of the runs, columns set apart by tabs: job id, each value that varies, and the link. It opens in any spreadsheet. */
export function toSweepTable(
  { runs, axes }: Sweep,
  ids: readonly string[],
  linkOf: (config: RunConfig) => string,
): string {
  const fields = axes.map(({ field }) => field);
  const rows = runs.map((run, i) => [
    ids[i] ?? "",
    ...fields.map((field) => typedText(field, run[field])),
    linkOf(run).replace(/[^\x21-\x7e]/g, ""),
  ]);
  return [["job_id", ...fields, "link"], ...rows].map((row) => `${row.join("\t")}\n`).join("");
}
