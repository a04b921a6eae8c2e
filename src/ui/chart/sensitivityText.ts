import { tickLabel } from "../../schema/fields/notation.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { FULL_RUNS } from "../../state/preview/sensitivity.ts";
import type { Strip, StripPoint } from "../../state/preview/strip.ts";
import { reward } from "../parts/format.ts";

/** Returns the first and last value around the best one whose difference from it is within seed noise. */
function bestRange(points: readonly StripPoint[], best: number): readonly [StripPoint, StripPoint] | undefined {
  let [from, to] = [best, best];
  while (points[from - 1]?.asGood) from--;
  while (points[to + 1]?.asGood) to++;
  const [low, high] = [points[from], points[to]];
  return low && high && [low, high];
}

/** Joins two printed ends by an en dash; equal ends are printed once. */
const span = (low: string, high: string) => (low === high ? low : `${low}–${high}`);

/** Describes the most collapses, which the dashed line draws: "; dashed: up to 36 of 64 runs collapse, at 5e-4"; empty without any. */
function collapseRisk({ points, runs }: Strip, written: (point: StripPoint) => string): string {
  const worst = points.reduce<StripPoint | undefined>(
    (found, point) => (point.collapsed > (found?.collapsed ?? 0) ? point : found),
    undefined,
  );
  return worst
    ? `; dashed: up to ${Math.round(runs * worst.collapsed)} of ${runs} runs collapse, at ${written(worst)}`
    : "";
}

/** Describes the held-out reward along a slider: "peaks at 9e-5–1.5e-4 (0.70); dashed: up to 36 of 64 runs collapse, at 5e-4", or "flat at 0.28". */
export function sensitivityText(strip: Strip): string {
  const { field, points, runs } = strip;
  const rewards = points.map(({ heldOut }) => heldOut);
  const best = rewards.indexOf(Math.max(...rewards));
  const range = bestRange(points, best);
  const top = points[best];
  if (!range || !top) return "no value could be simulated";
  const written = ({ value }: StripPoint) => tickLabel(value, parameters[field].notation);
  const risk = `${collapseRisk(strip, written)}${runs < FULL_RUNS ? ` (first ${runs} runs)` : ""}`;
  if (points.every(({ asGood }) => asGood))
    return `flat at ${span(reward(Math.min(...rewards)), reward(top.heldOut))}${risk}`;
  return `peaks at ${span(...(range.map(written) as [string, string]))} (${reward(top.heldOut)})${risk}`;
}
