import { mean } from "../../schema/curve.ts";
import { awayFrom, type Cells, placeOf } from "./cells.ts";
import { plausibleCurves, rewardAt } from "./plausible.ts";

/** As many of the likeliest curves as it takes to see what is left around them. */
const LIKELIEST = 8;

/** Correlation of a unit with the one after it, around a curve; 0 where it may be chance. */
function memoryOf(rest: readonly number[]): number {
  const square = mean(rest.map((value) => value * value));
  if (!(square > 0) || rest.length < 3) return 0;
  const product = mean(rest.slice(1).map((value, i) => value * (rest[i] ?? 0)));
  return Math.max(0, product / square - 1 / Math.sqrt(rest.length));
}

/** The share of a point that a point of the log counts for: less than 1 where neighbors share their noise, as in a running average (Bartlett 1935). */
export function effectiveShareOf(cells: Cells, plausible = plausibleCurves(cells)): number {
  const curves = plausible.slice(0, LIKELIEST);
  const all = curves.reduce((sum, { weight }) => sum + weight, 0);
  const { units } = cells;
  const memory = memoryOf(
    Array.from(units, (reward, i) => {
      const at = placeOf(i, units.length);
      const level = curves.reduce((sum, curve) => sum + curve.weight * rewardAt(curve, at), 0) / all;
      return awayFrom(level, reward);
    }),
  );
  return (1 - memory) / (1 + memory);
}
