import type { VerdictName } from "../../schema/curve.ts";
import type { Series } from "../log/log.ts";
import { normals, uniforms } from "./drawn.ts";

/** Verdicts that can be drawn from a curve and its noise. */
export const drawnVerdicts = [
  "healthy",
  "still_climbing",
  "slow_climb",
  "early_plateau",
  "spike_then_collapse",
  "noisy",
  "no_signal",
  "saturated",
] as const satisfies readonly VerdictName[];
export type DrawnVerdict = (typeof drawnVerdicts)[number];

/** Random choices of one run. */
interface Dice {
  /** Uniform between two bounds. */
  readonly between: (low: number, high: number) => number;
  /** The same in logarithms: small values as often as large ones. */
  readonly scaled: (low: number, high: number) => number;
  readonly oneOf: <T>(options: readonly [T, ...T[]]) => T;
  readonly normal: () => number;
}

function diceOf(seed: number): Dice {
  const uniform = uniforms(seed);
  const between = (low: number, high: number) => low + (high - low) * uniform();
  return {
    between,
    scaled: (low, high) => Math.exp(between(Math.log(low), Math.log(high))),
    oneOf: (options) => options[Math.floor(options.length * uniform())] ?? options[0],
    normal: normals(uniform),
  };
}

/** A curve from 0 to 1 over a run from 0 to 1. */
type Curve = (at: number) => number;

const scaledTo1 =
  (raw: Curve): Curve =>
  (at) =>
    (raw(at) - raw(0)) / (raw(1) - raw(0));
const decay = (time: number) => scaledTo1((at) => 1 - Math.exp(-at / time));
const logistic = (mid: number, width: number) => scaledTo1((at) => 1 / (1 + Math.exp((mid - at) / width)));
const ramp =
  (from: number, to: number): Curve =>
  (at) =>
    Math.min(1, Math.max(0, (at - from) / (to - from)));
/** Two rises with a pause between them; the first makes `share` of the way. */
const twoRises =
  (one: Curve, other: Curve, share: number): Curve =>
  (at) =>
    share * one(at) + (1 - share) * other(at);

/** Rises that are over well before the last third. */
function risesEarly({ between, oneOf }: Dice): Curve {
  const kinds: readonly [() => Curve, ...(() => Curve)[]] = [
    () => decay(between(0.02, 0.18)),
    () => logistic(between(0.08, 0.4), between(0.02, 0.06)),
    () => ramp(between(0, 0.15), between(0.2, 0.55)),
    () => twoRises(ramp(0, between(0.05, 0.15)), ramp(between(0.3, 0.4), between(0.42, 0.55)), between(0.4, 0.7)),
  ];
  return oneOf(kinds)();
}

/** Rises of which the last third makes a quarter or more. */
function risesLate({ between, oneOf }: Dice): Curve {
  const kinds: readonly [() => Curve, ...(() => Curve)[]] = [
    () => ramp(0, 1),
    () => decay(between(1, 3)),
    () => logistic(between(0.65, 0.85), between(0.05, 0.15)),
    () => twoRises(ramp(0, between(0.1, 0.3)), ramp(between(0.68, 0.75), 1), between(0.35, 0.65)),
    () => twoRises(ramp(0.1, 0.15), ramp(between(0.7, 0.8), between(0.82, 0.88)), between(0.3, 0.65)),
  ];
  return oneOf(kinds)();
}

interface Plan {
  readonly curve: Curve;
  /** Height of the curve in noise SDs. */
  readonly height: number;
  readonly points: number;
}

/** Fewest points in which a rise of this height can be told from noise: half of the run against the other half, 4 standard errors. */
const enoughFor = (height: number) => Math.ceil((2 * 4) ** 2 / height ** 2);
const MOST_POINTS = 2000;

const plans: Readonly<Record<Exclude<DrawnVerdict, "no_signal" | "saturated">, (dice: Dice) => Plan>> = {
  healthy(dice) {
    const rise = risesEarly(dice);
    const sag = dice.oneOf([0, 0, 0, dice.between(0.1, 0.25)]);
    const height = dice.scaled(2.5, 8);
    return {
      curve: (at) => rise(at) - sag * ramp(0.7, 0.85)(at),
      height,
      points: Math.round(dice.scaled(Math.max(25, 2 * enoughFor(height)), MOST_POINTS)),
    };
  },
  still_climbing(dice) {
    const height = dice.scaled(1.8, 7);
    return {
      curve: risesLate(dice),
      height,
      points: Math.round(dice.scaled(Math.max(25, 3 * enoughFor(height)), MOST_POINTS)),
    };
  },
  slow_climb(dice) {
    const height = dice.between(0.5, 0.95);
    return { curve: risesLate(dice), height, points: Math.round(dice.scaled(2 * enoughFor(height), MOST_POINTS)) };
  },
  early_plateau(dice) {
    const height = dice.between(0.8, 1.6);
    return { curve: risesEarly(dice), height, points: Math.round(dice.scaled(3 * enoughFor(height), MOST_POINTS)) };
  },
  spike_then_collapse(dice) {
    const { between, oneOf, scaled } = dice;
    const from = between(0.3, 0.75);
    const over = oneOf([0.01, between(0.02, 0.2)]);
    const isFromLevel = between(0, 1) < 0.25;
    const rise = isFromLevel ? () => 1 : decay(between(0.03, 0.12));
    const lost = isFromLevel ? 1 : between(0.65, 1.1);
    return {
      curve: (at) => rise(at) - lost * ramp(from, from + over)(at),
      height: isFromLevel ? scaled(4, 10) : scaled(2.5, 8),
      points: Math.round(scaled(40, MOST_POINTS)),
    };
  },
  noisy: ({ between, scaled }) => ({
    curve: (at) => Math.sin(9 * at),
    height: between(0, 0.12),
    points: Math.round(scaled(12, MOST_POINTS)),
  }),
};

/** One value of noise of SD 1 at a reward level of 0 to 1. */
type Noise = (level: number) => number;

/** How the reward of a batch scatters: evenly, more the higher it is, with heavy tails, with accidents, or dependent on the batch before. */
function noiseOf({ normal, between, oneOf }: Dice): Noise {
  const memory = between(0.2, 0.5);
  let before = 0;
  const laws: readonly [Noise, ...Noise[]] = [
    normal,
    normal,
    (level) => normal() * (0.5 + level),
    () => (normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2 + normal() ** 2) / 4)) * Math.SQRT1_2,
    () => normal() - (between(0, 1) < 0.02 ? between(3, 7) : 0),
    () => {
      before = memory * before + Math.sqrt(1 - memory ** 2) * normal();
      return before;
    },
    () => Math.round(normal() * 2) / 2,
  ];
  return oneOf(laws);
}

/** Mean of as many graded responses, each right with this chance. */
const binomial = ({ between }: Dice, count: number, chance: number) =>
  Array.from({ length: count }, () => Number(between(0, 1) < chance)).reduce((sum, one) => sum + one, 0) / count;

function drawPinned(dice: Dice): number[] {
  const blips = dice.oneOf([0, dice.between(0.02, 0.2)]);
  const points = Math.round(dice.scaled(12, 500));
  return Array.from({ length: points }, () => (dice.between(0, 1) < blips ? dice.between(0.05, 0.3) : 0));
}

function drawSaturated(dice: Dice): number[] {
  const points = Math.round(dice.scaled(20, 800));
  const responses = dice.oneOf([8, 16, 32]);
  const chance = 1 - dice.between(0.2, 0.8) / responses;
  return Array.from({ length: points }, () => binomial(dice, responses, chance));
}

function drawCurve(name: keyof typeof plans, dice: Dice): number[] {
  const { curve, height, points } = plans[name](dice);
  const noise = noiseOf(dice);
  return Array.from({ length: points }, (_, i) => {
    const level = curve(i / Math.max(1, points - 1));
    return height * level + noise(level);
  });
}

type Range = readonly [low: number, high: number];

/** Lowest and highest rewards of graders that were met. */
const ranges: readonly [Range, ...Range[]] = [
  [0, 1],
  [-1, 1],
  [0, 10],
  [-5, 0],
  [-22, 13],
];

/** The series of a reward alone. */
export const seriesOfRewards = (reward: Float64Array): Series => ({
  step: reward.map((_, i) => i + 1),
  reward,
  rewardColumn: "reward",
  restarts: [],
  settings: {},
});

/**
 * A run that has this verdict by definition, far enough from the borders of the next: lengths, noise laws and ranges of the reward as
 * real logs have them. The same seed gives the same run.
 */
export function drawRun(name: DrawnVerdict, seed: number): Series {
  const dice = diceOf(seed);
  const isFree = name !== "no_signal" && name !== "saturated";
  const values = isFree ? drawCurve(name, dice) : name === "saturated" ? drawSaturated(dice) : drawPinned(dice);
  const [low, high] = dice.oneOf(ranges);
  const lowest = isFree ? Math.min(...values) : 0;
  const width = isFree ? Math.max(...values) - lowest : 1;
  // a reward that is free to move stays away from the ends of its range
  const [from, to] = isFree ? [0.15, 0.85] : [0, 1];
  return seriesOfRewards(
    Float64Array.from(values, (value) => low + (high - low) * (from + ((to - from) * (value - lowest)) / width)),
  );
}
