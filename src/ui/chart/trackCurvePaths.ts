import { type AdjustableField, parameters } from "../../schema/fields/parameters.ts";
import { toPosition } from "../../schema/fields/scale.ts";
import type { StripPoint } from "../../state/preview/strip.ts";
import { linePath } from "./geometry.ts";

/** Drawing area in user units, stretched to the track. */
export const TRACK_AREA = { x: 0, y: 0, width: 100, height: 100 };
/** Least span of rewards over the height of the track, so that seed noise stays small. */
const LEAST_SPAN = 0.25;
/** Margin above and below a curve, as a share of the height. */
const MARGIN = 0.14;

/** Maps rewards so that they fill the height of the track, 0..1 from its bottom. */
function toHeights(rewards: readonly number[]): number[] {
  const [low, high] = [Math.min(...rewards), Math.max(...rewards)];
  const span = Math.max(LEAST_SPAN, high - low);
  const bottom = (low + high - span) / 2;
  return rewards.map((value) => MARGIN + ((value - bottom) / span) * (1 - 2 * MARGIN));
}

/** Returns the SVG paths of held-out reward, on a scale of its own, and of collapse risk, 0 to 100%; none where no run collapses. */
export function trackCurvePaths(field: AdjustableField, points: readonly StripPoint[]) {
  const at = points.map(({ value }) => toPosition(parameters[field].scale, value));
  const risks = points.map(({ collapsed }) => MARGIN / 2 + collapsed * (1 - MARGIN));
  return {
    heldOut: linePath(TRACK_AREA, at, toHeights(points.map(({ heldOut }) => heldOut)), 1),
    collapse: points.some(({ collapsed }) => collapsed > 0) ? linePath(TRACK_AREA, at, risks, 1) : undefined,
  };
}
