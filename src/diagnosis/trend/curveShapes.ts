import { NEARLY_ALL } from "./motion.ts";

/** One way for a reward to move through a run, from 0 at its start to 1 at its end. Places are shares of the run. */
export interface Shape {
  readonly along: (at: number) => number;
  /** Its values at `places`. */
  readonly read: readonly number[];
  /** Where it has made half of its way. */
  readonly halfAt: number;
  /** From where on it stays nearly level: all but a twentieth of its way is made. */
  readonly levelFrom: number;
  /** Where it begins to move: a twentieth of its way is made. */
  readonly movesFrom: number;
  /** What the last third adds. */
  readonly lastThird: number;
  /** Whether it has no corners. */
  readonly smooth: boolean;
}

/** VerdictShares of the run at which curves are read: as many as a simulated run is evaluated at. */
export const places: readonly number[] = Array.from({ length: 26 }, (_, i) => i / 25);

/** The place at which a shape that never falls reaches this level. */
function reaches(along: (at: number) => number, level: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (along(middle) < level) low = middle;
    else high = middle;
  }
  return high;
}

function shapeOf(raw: (at: number) => number, smooth = true): Shape {
  const [start, end] = [raw(0), raw(1)];
  const along = (at: number) => (raw(at) - start) / (end - start);
  return {
    along,
    read: places.map(along),
    halfAt: reaches(along, 1 / 2),
    levelFrom: reaches(along, NEARLY_ALL),
    movesFrom: reaches(along, 1 - NEARLY_ALL),
    lastThird: 1 - along(2 / 3),
    smooth,
  };
}

/** Level, then a straight way from one place to the other, then level. */
const ramp = (from: number, to: number) => shapeOf((at) => Math.min(1, Math.max(0, (at - from) / (to - from))), false);

/**
 * ScaleRL's law of a healthy mean curve, 1 / (1 + (mid / at)^steepness): concave where the steepness is 1, and an S with
 * an ever longer flat start where it is more.
 */
const hill = (mid: number, steepness: number) =>
  shapeOf((at) => at ** steepness / (mid ** steepness + at ** steepness));

/** The law of a rate of learning that is in proportion to what is left to learn. */
const decay = (time: number) => shapeOf((at) => 1 - Math.exp(-at / time));

const times = [0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.45, 0.7, 1, 2];
const steepnesses = [1, 1.5, 2.5, 4, 7];
const tenths = Array.from({ length: 11 }, (_, i) => i / 10);

/** The ramps between tenths of the run. */
const ramps = tenths.flatMap((from) => tenths.filter((to) => to > from).map((to) => ramp(from, to)));

/** The ways that a rise is looked for: concave, straight, S-shaped, sudden. */
export const rises: readonly Shape[] = [
  ...times.map(decay),
  ...[0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 1].flatMap((mid) => steepnesses.map((steepness) => hill(mid, steepness))),
  ...ramps,
];

/** How soon a sudden move is over, as a share of the run. */
const SUDDEN = 0.02;
const twentieths = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);

/** The ways that a fall, or a second rise, is looked for: between the tenths of the run, or sudden. */
export const moves: readonly Shape[] = [
  ...ramps,
  ...[0.01, 0.02, 0.03, ...twentieths].map((at) => ramp(at, at + SUDDEN)),
];
