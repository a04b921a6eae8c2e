import { diagnose } from "./advice/diagnose.ts";
import type { Known } from "./advice/diagnosis.ts";
import { rewardColumns } from "./log/columns.ts";
import type { Log } from "./log/log.ts";
import { isSeries, seriesOf } from "./log/series.ts";
import type { Choice, DiagnosedRun, LogHead } from "./protocol.ts";

/** Columns that are offered to choose the reward from. */
const MOST_OFFERED = 200;

/** Returns what can be chosen in a log. */
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

/** Returns the index of the run that is diagnosed unless another is chosen: the first with a reward, else the first. */
export const defaultRun = ({ runs }: Log): number =>
  Math.max(
    0,
    runs.findIndex((run) => rewardColumns(run).length > 0),
  );

/** Returns the chosen run of a log with its diagnosis, or why it has none. */
export function diagnoseRun(log: Log, { run: index, column }: Choice, known: Known): DiagnosedRun {
  const run = log.runs[index];
  if (run === undefined) return { problem: log.problem ?? "This log holds no run.", columns: [] };
  const series = seriesOf(run, column);
  return isSeries(series) ? { series, diagnosis: diagnose(series, known) } : series;
}
