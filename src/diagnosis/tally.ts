import type { VerdictName } from "../schema/curve.ts";
import { mean } from "../schema/curve.ts";
import type { Cells } from "./cells.ts";
import { type Facts, type HeldOutFacts, nameOf } from "./decide.ts";
import { motionOf } from "./motion.ts";
import { type Plausible, plausibleCurves } from "./plausible.ts";

/** Places at which a curve is read: as many as a simulated run is evaluated at. */
const READ = 25;
const places = Array.from({ length: READ + 1 }, (_, i) => i / READ);

/** The rewards of a curve at shares of the run. `more` adds so much of its errors to its rise, or to its fall where it has no rise. */
export function rewardsAt(curve: Plausible, at: readonly number[], more = 0): number[] {
  const { start, error, riseShape, fallShape } = curve;
  const rise = riseShape ? curve.rise + more * error : 0;
  const fall = riseShape ? curve.fall : curve.fall - more * error;
  return at.map((place) => start + rise * (riseShape?.along(place) ?? 0) - fall * (fallShape?.along(place) ?? 0));
}

/** Gauss-Hermite nodes of three points: how a height that is known up to an error is told by three. */
const NODES = [
  { more: -Math.sqrt(3), weight: 1 / 6 },
  { more: 0, weight: 2 / 3 },
  { more: Math.sqrt(3), weight: 1 / 6 },
] as const;

/** What a log is known to be beyond its points. */
export interface Known {
  readonly ceiling: number | undefined;
  /** Lowest reward there can be, where the points show or are known to have one. */
  readonly floor: number | undefined;
  readonly still: boolean;
  readonly heldOut: HeldOutFacts | undefined;
}

/**
 * A real reward goes back by itself, more than white noise does: by a sixth of its rise. Twice that, a sag of a third, is no
 * collapse.
 */
const SAG_LUCK = 1 / 6;

function factsOf(curve: Plausible, more: number, points: number, known: Known): Facts {
  const motion = motionOf(places, rewardsAt(curve, places, more));
  const { start, top, fall, gain } = motion;
  return {
    ...motion,
    ...known,
    points,
    doubt: 0,
    onFloor: false,
    noise: curve.noise,
    gainAtBest: gain,
    fallLuck: SAG_LUCK * (top - start),
    // half of the level is lost, where there is a floor to measure a level from
    collapsed:
      known.floor !== undefined && top - fall - known.floor < (top - known.floor) / 2 && fall > 2 * curve.noise,
  };
}

/** The share of the plausible curves that each verdict has. */
export type Shares = ReadonlyMap<VerdictName, number>;

/** What the same decision says of each curve that the log may come from. */
export function tallyOf(curves: readonly Plausible[], points: number, known: Known): Shares {
  const shares = new Map<VerdictName, number>();
  for (const curve of curves) {
    for (const { more, weight } of curve.riseShape || curve.fallShape ? NODES : [{ more: 0, weight: 1 }]) {
      const name = nameOf(factsOf(curve, more, points, known));
      shares.set(name, (shares.get(name) ?? 0) + weight * curve.weight);
    }
  }
  return shares;
}

/** The mean of plausible curves at shares of the run. */
export function meanRewards(curves: readonly Plausible[], at: readonly number[]): number[] {
  const sums = at.map(() => 0);
  for (const curve of curves) {
    rewardsAt(curve, at).forEach((reward, i) => {
      sums[i] = (sums[i] ?? 0) + curve.weight * reward;
    });
  }
  return sums;
}

/** Correlation of a unit with the one after it, around a curve; 0 where it may be chance. */
function memoryOf({ units }: Cells, level: readonly number[]): number {
  const rest = Array.from(units.reward, (reward, i) => reward - (level[i] ?? 0));
  const square = mean(rest.map((value) => value * value));
  if (square === 0 || rest.length < 3) return 0;
  const product = mean(rest.slice(1).map((value, i) => value * (rest[i] ?? 0)));
  return Math.max(0, product / square - 1 / Math.sqrt(rest.length));
}

/** The share of a point that a point of the log counts for: less than 1 where neighbours share their noise, as in a running average (Bartlett 1935). */
export function worthOf(cells: Cells): number {
  const level = meanRewards(plausibleCurves(cells), Array.from(cells.units.at));
  const memory = memoryOf(cells, level);
  return (1 - memory) / (1 + memory);
}
