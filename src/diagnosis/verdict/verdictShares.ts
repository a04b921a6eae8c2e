import type { VerdictName } from "../../schema/curve.ts";
import { mean } from "../../schema/curve.ts";
import { type Cells, placeOf } from "../trend/cells.ts";
import { type Motion, motionOf, NEARLY_ALL } from "../trend/motion.ts";
import { type Plausible, plausibleCurves } from "../trend/plausible.ts";
import { places } from "../trend/shapes.ts";
import { type Facts, type HeldOutFacts, nameOf } from "./decide.ts";

/** The rewards of a curve at `places`. `more` adds so much of its errors to its rise, or to its fall where it has no rise. */
export function rewardsOf({ start, error, riseShape, fallShape, ...curve }: Plausible, more = 0): number[] {
  const rise = riseShape ? curve.rise + more * error : 0;
  const fall = riseShape ? curve.fall : curve.fall - more * error;
  return places.map((_, i) => start + rise * (riseShape?.read[i] ?? 0) - fall * (fallShape?.read[i] ?? 0));
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
  /** Whether the ceiling was told: one that is only seen says nothing of what a good run could reach. */
  readonly told: boolean;
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

/**
 * And the held-out reward of one run falls by chance, because of the prompts it drew: from its best to its end by more than
 * twice this share of the rise of train in 4 % of default simulated runs, in 75 % of those that overfit for 10 epochs at rank 64.
 */
const HELD_OUT_LUCK = 0.06;

/** How far from its end a level curve may be, as a share of its rise. */
const NEARLY_LEVEL = 1 - NEARLY_ALL;

/** Share of the run from which a curve stays near its end: later than it first gets there where it then overshoots. */
function levelFromOf(rewards: readonly number[], { end, top, start }: Motion): number {
  const away = rewards.findLastIndex((reward) => Math.abs(reward - end) > NEARLY_LEVEL * (top - start));
  return (away + 1) / (places.length - 1);
}

/** A curve read at `places`, with the noise of a point around it and the number of points that count. */
export interface KnownCurve {
  readonly rewards: readonly number[];
  readonly noise: number;
  readonly points: number;
}

function factsOf({ rewards, noise, points }: KnownCurve, known: Known): Facts {
  const motion = motionOf(places, rewards);
  const { start, top, fall, gain } = motion;
  return {
    ...motion,
    ...known,
    points,
    doubt: 0,
    onFloor: false,
    levelFrom: fall > 0 ? levelFromOf(rewards, motion) : motion.levelFrom,
    noise,
    gainAtBest: gain,
    room: known.told && known.ceiling !== undefined ? known.ceiling - start : undefined,
    fallLuck: SAG_LUCK * (top - start),
    heldOut: known.heldOut && {
      ...known.heldOut,
      luck: Math.max(known.heldOut.luck, HELD_OUT_LUCK * (top - start)),
    },
    // half of the level is lost, where there is a floor to measure a level from
    collapsed: known.floor !== undefined && top - fall - known.floor < (top - known.floor) / 2 && fall > 2 * noise,
  };
}

/** What the decision says of a curve that is known without noise. */
export const verdictOfCurve = (curve: KnownCurve, known: Known): VerdictName => nameOf(factsOf(curve, known));

/** The share of the plausible curves that each verdict has. */
export type Shares = ReadonlyMap<VerdictName, number>;

/** What the same decision says of each curve that the log may come from. */
export function tallyOf(curves: readonly Plausible[], points: number, known: Known): Shares {
  const shares = new Map<VerdictName, number>();
  for (const curve of curves) {
    for (const { more, weight } of curve.riseShape || curve.fallShape ? NODES : [{ more: 0, weight: 1 }]) {
      const name = verdictOfCurve({ rewards: rewardsOf(curve, more), noise: curve.noise, points }, known);
      shares.set(name, (shares.get(name) ?? 0) + weight * curve.weight);
    }
  }
  return shares;
}

/** As many of the likeliest curves as it takes to see what is left around them. */
const LIKELIEST = 8;

const rewardAt = ({ start, rise, riseShape, fall, fallShape }: Plausible, at: number) =>
  start + rise * (riseShape?.along(at) ?? 0) - fall * (fallShape?.along(at) ?? 0);

/** The mean of plausible curves at `places`. */
export function meanRewards(curves: readonly Plausible[]): number[] {
  const sums = places.map(() => 0);
  for (const curve of curves) {
    rewardsOf(curve).forEach((reward, i) => {
      sums[i] = (sums[i] ?? 0) + curve.weight * reward;
    });
  }
  return sums;
}

/** Correlation of a unit with the one after it, around a curve; 0 where it may be chance. */
function memoryOf(rest: readonly number[]): number {
  const square = mean(rest.map((value) => value * value));
  if (!(square > 0) || rest.length < 3) return 0;
  const product = mean(rest.slice(1).map((value, i) => value * (rest[i] ?? 0)));
  return Math.max(0, product / square - 1 / Math.sqrt(rest.length));
}

/** The share of a point that a point of the log counts for: less than 1 where neighbours share their noise, as in a running average (Bartlett 1935). */
export function worthOf(cells: Cells): number {
  const curves = plausibleCurves(cells).slice(0, LIKELIEST);
  const all = curves.reduce((sum, { weight }) => sum + weight, 0);
  const { units } = cells;
  const memory = memoryOf(
    Array.from(units, (reward, i) => {
      const at = placeOf(i, units.length);
      const level = curves.reduce((sum, curve) => sum + curve.weight * rewardAt(curve, at), 0) / all;
      return reward - level;
    }),
  );
  return (1 - memory) / (1 + memory);
}
