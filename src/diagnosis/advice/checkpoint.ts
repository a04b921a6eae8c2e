import { brief } from "../../schema/fields/notation.ts";
import { bestHeldOut } from "../verdict/heldOut.ts";
import type { Sign } from "../verdict/signs/sign.ts";
import type { Examination } from "./loggedVerdict.ts";

/** Where a run was best, if it got worse after that. */
export interface Checkpoint {
  /** Step with the best smooth level. */
  readonly step: number;
  readonly level: number;
  /** Its point, or the last one before it. */
  readonly at: number;
  /** What it is the best of: held-out where there are enough evaluations. */
  readonly by: "heldOut" | "reward";
}

/**
 * The step with the best smooth held-out, or of too few evaluations the best smooth reward, where the run got worse after it by more than noise: a
 * reward that is trained on may rise while the model gets worse.
 */
export function checkpointOf(seen: Examination): Checkpoint | undefined {
  const best = bestHeldOut(seen.series);
  if (best === undefined) return bestReward(seen);
  const { step, level, isPast } = best;
  if (!isPast || !Number.isFinite(step)) return undefined;
  const at = seen.series.step.findLastIndex((own) => own <= step);
  return { step, level, at: Math.max(0, at), by: "heldOut" };
}

function bestReward({ series, trend }: Examination): Checkpoint | undefined {
  const { level, noise } = trend;
  if (trend.top - trend.end < noise / 2) return undefined;
  const at = level.reduce((one, value, i) => (value > (level[one] ?? 0) ? i : one), 0);
  const [top, end] = [level[at] ?? 0, level[level.length - 1] ?? 0];
  const step = series.step[at];
  const isPast = top - end > noise && step !== undefined && Number.isFinite(step);
  return isPast ? { step, level: top, at, by: "reward" } : undefined;
}

/** The checkpoint as a point of the curve. */
export function checkpointSpan({ step, at, by }: Checkpoint, { series }: Examination): Sign {
  const isHeldOut = by === "heldOut";
  return {
    label: isHeldOut ? "Best held-out" : "Best",
    text: `${isHeldOut ? "held-out is" : "is"} best at step ${brief(step)}: the checkpoint to return to`,
    column: isHeldOut ? (series.heldOut?.column ?? series.rewardColumn) : series.rewardColumn,
    from: at,
    to: at,
  };
}
