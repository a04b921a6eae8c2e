import { diagnose } from "./advice/diagnose.ts";
import { rewardColumns } from "./log/columns.ts";
import type { Log } from "./log/log.ts";
import { isSeries, seriesOf } from "./log/series.ts";
import type { Choice, LogHead, Seen } from "./protocol.ts";
import type { RunContext } from "./verdict/runContext.ts";

/** Columns that are offered to choose the reward from. */
const MOST_OFFERED = 200;

/** What can be chosen in a log. */
export const headOf = ({ format, notes, problem, runs }: Log): LogHead => ({
  format,
  notes,
  ...(problem !== undefined && { problem }),
  runs: runs.map((run) => ({
    name: run.name,
    points: run.step.length,
    rewardColumns: rewardColumns(run).slice(0, MOST_OFFERED),
    columns: [...run.columns.keys()].slice(0, MOST_OFFERED),
  })),
});

/** The chosen run of a log with its diagnosis, or why it has none. */
export function seenIn(log: Log, { run: index, column }: Choice, known: RunContext): Seen {
  const run = log.runs[index];
  if (run === undefined) return { problem: log.problem ?? "This log holds no run.", columns: [] };
  const series = seriesOf(run, column);
  return isSeries(series) ? { series, diagnosis: diagnose(series, known) } : series;
}
