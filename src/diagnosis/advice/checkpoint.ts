import { brief } from "../../schema/fields/notation.ts";
import type { Sign } from "../verdict/signs/sign.ts";
import type { Examination } from "./loggedVerdict.ts";

/** Where a run was best, if it got worse after that. */
export interface Checkpoint {
  /** Step with the best smooth level. */
  readonly step: number;
  readonly level: number;
  /** Its point. */
  readonly at: number;
}

/** The step with the best smooth reward, where the run ends below it by more than the noise of a point and its curve fell. */
export function checkpointOf({ series, trend }: Examination): Checkpoint | undefined {
  const { level, noise } = trend;
  if (trend.top - trend.end < noise / 2) return undefined;
  const at = level.reduce((one, value, i) => (value > (level[one] ?? 0) ? i : one), 0);
  const [top, end] = [level[at] ?? 0, level[level.length - 1] ?? 0];
  const step = series.step[at];
  return top - end > noise && step !== undefined && Number.isFinite(step) ? { step, level: top, at } : undefined;
}

/** The checkpoint as a point of the curve. */
export const checkpointSpan = ({ step, at }: Checkpoint, seen: Examination): Sign => ({
  label: "Best",
  text: `is best at step ${brief(step)}: the checkpoint to return to`,
  column: seen.series.rewardColumn,
  from: at,
  to: at,
});
