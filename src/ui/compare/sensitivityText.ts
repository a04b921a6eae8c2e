import { tickLabel } from "../../schema/fields/notation.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import type { Strip, StripPoint } from "../../state/preview/sensitivity.ts";
import { reward } from "../parts/format.ts";

/** Returns the first and last value around the best one whose difference from it is within luck. */
function bestRange(points: readonly StripPoint[], best: number): readonly [StripPoint, StripPoint] | undefined {
  let [from, to] = [best, best];
  while (points[from - 1]?.asGood) from--;
  while (points[to + 1]?.asGood) to++;
  const [low, high] = [points[from], points[to]];
  return low && high && [low, high];
}

/** Describes a strip: "best near 1e-4, 0.72; lowest 0.14 at 5e-4". */
export function sensitivityText({ field, points }: Strip): string {
  const ends = points.map(({ end }) => end);
  const best = ends.indexOf(Math.max(...ends));
  const lowest = points[ends.indexOf(Math.min(...ends))];
  const range = bestRange(points, best);
  const top = points[best];
  if (!range || !lowest || !top) return "none of these values could be simulated";
  if (points.every(({ asGood }) => asGood))
    return `no value ends better than another beyond luck, ${reward(lowest.end)} to ${reward(top.end)}`;
  const written = ({ value }: StripPoint) => tickLabel(value, parameters[field].notation);
  const [low, high] = range;
  const where = low === high ? `near ${written(low)}` : `from ${written(low)} to ${written(high)}`;
  return `best ${where}, ${reward(top.end)}; lowest ${reward(lowest.end)} at ${written(lowest)}`;
}
