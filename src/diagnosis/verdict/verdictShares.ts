import type { VerdictName } from "../../schema/curve.ts";
import { places } from "../trend/curveShapes.ts";
import { type Motion, motionOf, NEARLY_ALL } from "../trend/motion.ts";
import { type PlausibleCurve, rewardsOf } from "../trend/plausible.ts";
import type { Ceiling } from "./ceiling.ts";
import { type Facts, type HeldOutFacts, nameOf } from "./decide.ts";

/** Gauss-Hermite nodes of three points: how a height that is known up to an error is told by three. */
const NODES = [
  { more: -Math.sqrt(3), weight: 1 / 6 },
  { more: 0, weight: 2 / 3 },
  { more: Math.sqrt(3), weight: 1 / 6 },
] as const;

/** What all curves of a log share. */
export interface SharedFacts {
  readonly ceiling: Ceiling | undefined;
  readonly onFloor: boolean;
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

/** From here on a small rise had better have been made. */
const LATE = places.findIndex((place) => place >= 0.6);

/** What of a fall is left aside at either end when its length is read. */
const EDGE = 1 - NEARLY_ALL;

/** Share of the run over which a curve makes all but a tenth of its fall. */
function fallsOverOf(rewards: readonly number[], { top, fall }: Motion): number {
  const begins = rewards.findLastIndex((reward) => reward >= top - EDGE * fall);
  const ends = rewards.findIndex((reward, i) => i > begins && reward <= top - NEARLY_ALL * fall);
  return ((ends < 0 ? rewards.length - 1 : ends) - begins) / (places.length - 1);
}

/** A curve read at `places`, with the noise of a point around it and the number of points that count. */
export interface KnownCurve {
  readonly rewards: readonly number[];
  readonly noise: number;
  readonly points: number;
}

/** Written out field by field: spreading the two objects took more than half of the time of a diagnosis. */
function factsOf({ rewards, noise, points }: KnownCurve, shared: SharedFacts): Facts {
  const motion = motionOf(places, rewards);
  const { start, end, top, fall, gain } = motion;
  const { ceiling, onFloor, still, heldOut } = shared;
  return {
    start,
    gain,
    top,
    fall,
    lastHalfGain: motion.lastHalfGain,
    lastThirdShare: motion.lastThirdShare,
    lastThirdSteepness: motion.lastThirdSteepness,
    lastHalfSteepness: motion.lastHalfSteepness,
    lateShare: (end - (rewards[LATE] ?? end)) / gain,
    points,
    doubt: 0,
    ceilingFrom: ceiling?.from,
    room: ceiling && ceiling.value - start,
    onFloor,
    still,
    noise,
    gainAtBest: gain,
    fallLuck: SAG_LUCK * (top - start),
    fallsOver: fallsOverOf(rewards, motion),
    collapsed: false,
    heldOut: heldOut && {
      fall: heldOut.fall,
      luck: Math.max(heldOut.luck, HELD_OUT_LUCK * (top - start)),
      gap: heldOut.gap,
      lastHalfGain: heldOut.lastHalfGain,
    },
  };
}

/** What the decision says of a curve that is known without noise. */
export const verdictOfCurve = (curve: KnownCurve, shared: SharedFacts): VerdictName => nameOf(factsOf(curve, shared));

/** The share of the plausible curves that each verdict has. */
export type VerdictShares = ReadonlyMap<VerdictName, number>;

/** What the same decision says of each curve that the log may come from. */
export function verdictSharesOf(curves: readonly PlausibleCurve[], points: number, shared: SharedFacts): VerdictShares {
  const shares = new Map<VerdictName, number>();
  for (const curve of curves) {
    for (const { more, weight } of curve.riseShape || curve.fallShape ? NODES : [{ more: 0, weight: 1 }]) {
      const name = verdictOfCurve({ rewards: rewardsOf(curve, more), noise: curve.noise, points }, shared);
      shares.set(name, (shares.get(name) ?? 0) + weight * curve.weight);
    }
  }
  return shares;
}
