import { finiteRows } from "./finiteRows.ts";
import type { LoggedRun } from "./log.ts";
import { rewardColumns } from "./rewardColumns.ts";

/** The points of a run as two runs are compared by them. */
interface Compared {
  readonly run: LoggedRun;
  readonly column: string;
  readonly points: readonly (readonly [step: number, reward: number])[];
}

/** Runs with the same start that one is compared with. */
const MOST_COMPARED = 20;
/** Fewer points are too few to tell that one run repeats another. */
const FEWEST = 3;

function comparedOf(run: LoggedRun): Compared {
  const [column = ""] = rewardColumns(run);
  const reward = run.columns.get(column);
  const points = finiteRows(reward).map((row) => [run.step[row] ?? Number.NaN, reward?.[row] ?? Number.NaN] as const);
  return { run, column, points };
}

/** Whether each point of one is the point of the other at the same place; a reward that never changes says nothing. */
function isBeginningOf(one: Compared, other: Compared): boolean {
  if (one.column !== other.column || one.points.length < FEWEST || one.points.length > other.points.length)
    return false;
  const isSame = one.points.every(
    ([step, reward], i) => Object.is(step, other.points[i]?.[0]) && reward === other.points[i]?.[1],
  );
  return isSame && one.points.some(([, reward]) => reward !== one.points[0]?.[1]);
}

/** Returns the runs without those that another one repeats and goes on from: a table that was drawn anew with each step, a file pasted twice. */
export function withoutRepeats(runs: readonly LoggedRun[]): readonly LoggedRun[] {
  if (runs.length < 2) return runs;
  const byStart = new Map<string, Compared[]>();
  for (const compared of runs.map(comparedOf)) {
    const start = `${compared.column} ${compared.points.slice(0, FEWEST)}`;
    const same = byStart.get(start);
    if (same) same.push(compared);
    else byStart.set(start, [compared]);
  }
  const repeated = new Set<LoggedRun>();
  for (const same of byStart.values()) {
    // of two that are equal the later one stays
    same.sort((a, b) => a.points.length - b.points.length);
    for (const [i, one] of same.entries()) {
      const isRepeated = same.slice(i + 1, i + 1 + MOST_COMPARED).some((other) => isBeginningOf(one, other));
      if (isRepeated) repeated.add(one.run);
    }
  }
  return runs.filter((run) => !repeated.has(run));
}
