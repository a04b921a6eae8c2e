import { visible } from "../schema/values/quote.ts";
import { diagnose } from "./advice/diagnose.ts";
import { columnName } from "./log/columnName.ts";
import { finiteCount } from "./log/finiteCount.ts";
import type { Log, LoggedRun } from "./log/log.ts";
import { hasReward, rewardColumns } from "./log/rewardColumns.ts";
import { isSeries, seriesOf } from "./log/series.ts";
import type { Choice, DiagnosedRun, LogHead } from "./protocol.ts";
import type { RunContext } from "./verdict/runContext.ts";

/** Columns that are offered to choose the reward from. */
const MOST_OFFERED = 200;

/** Returns what can be chosen in a log. */
export const headOf = ({ format, notes, problem, runs }: Log): LogHead => ({
  format,
  notes,
  ...(problem !== undefined && { problem }),
  runs: runs.map((run) => ({
    name: run.name,
    points: pointsOf(run),
    rewardColumns: rewardColumns(run).slice(0, MOST_OFFERED),
    columns: [...run.columns.keys()].slice(0, MOST_OFFERED),
  })),
});

/** Points of a run that have the reward of its best guess, all points where it has none. */
function pointsOf(run: LoggedRun): number {
  const [reward] = rewardColumns(run);
  return reward === undefined ? run.step.length : finiteCount(run.columns.get(reward));
}

/** How sure it is that a run is one of training with a reward: 2, with a doubtful or an evaluation's reward 1, without one 0. */
function certainty(run: LoggedRun): number {
  const [reward] = rewardColumns(run);
  if (reward === undefined) return 0;
  return hasReward(run) && !columnName(reward).isEvaluation ? 2 : 1;
}

/** Returns the index of the run that is diagnosed unless another is chosen: the longest of training, the last of equally long ones. */
export function defaultRun({ runs }: Log): number {
  const rank = (run: LoggedRun) => [certainty(run), pointsOf(run)] as const;
  return runs.reduce((best, run, i) => {
    const [one, other] = [rank(runs[best] ?? run), rank(run)];
    return other[0] > one[0] || (other[0] === one[0] && other[1] >= one[1]) ? i : best;
  }, 0);
}

/** Returns the chosen run of a log with its diagnosis, or why it has none. A column that was guessed in doubt is asked about. */
export function diagnoseRun(log: Log, { run: index, column }: Choice, known: RunContext): DiagnosedRun {
  const run = log.runs[index];
  if (run === undefined) return { problem: log.problem ?? "This log holds no run.", columns: [] };
  const series = seriesOf(run, column);
  if (!isSeries(series)) return series;
  const diagnosis = diagnose(series, known);
  const { doubt, rewardColumn } = series;
  if (doubt === undefined) return { series, diagnosis };
  const text = `Which column is the reward? ${visible(rewardColumn, 60)} was taken for it: ${doubt}.`;
  return { series, diagnosis: { ...diagnosis, confidence: "low", question: { about: "rewardColumn", text } } };
}
