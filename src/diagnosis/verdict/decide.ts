import type { VerdictName } from "../../schema/curve.ts";
import type { Motion } from "../trend/motion.ts";

/**
 * What decides a verdict, whatever was read: the mean curve of simulated runs, or one curve that the points of a log may come from.
 * Rewards are in the unit of the series.
 */
export interface Facts extends Omit<Motion, "end" | "wander" | "levelFrom"> {
  /** Optimizer steps of a simulated run, points that count of a log. */
  readonly points: number;
  /**
   * How much luck may move what is read, as a share of what it may move one run: 1 for one run, 1/2 for four, 1/8 for 64; 0 where the
   * curve is taken for known and its uncertainty is counted elsewhere.
   */
  readonly doubt: number;
  /** From this reward on there is hardly any higher, where the highest is known or seen. */
  readonly ceilingFrom: number | undefined;
  /** What is left above the start, where the highest reward is known or seen. */
  readonly room: number | undefined;
  /** Whether the reward never left the lowest that there is. */
  readonly onFloor: boolean;
  /** Whether hardly any two batches, or any two responses to compare, score differently. */
  readonly still: boolean;
  /** SD of a point of a log around its trend. */
  readonly noise: number;
  /** The gain that luck may have left of. */
  readonly gainAtBest: number;
  /** Standard error of `fall`. */
  readonly fallLuck: number;
  /** Share of the run that the fall takes; undefined where that is not read. */
  readonly fallsOver: number | undefined;
  /** Whether runs end below half of their own peak, more of them than go unnoticed. */
  readonly collapsed: boolean;
  /** Share of the gain that is made after .6 of the run. */
  readonly lateShare: number;
  /** The same on prompts that are not trained on; absent where it is not known well enough. */
  readonly heldOut: HeldOutFacts | undefined;
}

export interface HeldOutFacts {
  readonly fall: number;
  readonly luck: number;
  /** What of the gain has not reached it. */
  readonly gap: number;
  readonly lastHalfGain: number;
}

/** Whether this is one curve of a log rather than the mean of simulated runs. */
const isOneCurve = ({ doubt }: Facts) => doubt === 0;

/** Too few for a third of the run to be more than two points. */
export const FEWEST_POINTS = 8;
const tooShort = ({ points }: Facts) => points < FEWEST_POINTS;

/** A sag of a third is not a collapse; a fall of half of what was gained is. */
const COLLAPSE_FALL = 0.5;

/** A fall from a level that was held: in noise SDs, and no longer than this share of the run. A slow decline is none. */
const FALLS_FROM_LEVEL = [
  { noises: 2.5, over: 0.25 },
  { noises: 4, over: 0.5 },
] as const;

function fallsFromLevel({ fall, fallsOver, noise }: Facts): boolean {
  return (
    fallsOver !== undefined && FALLS_FROM_LEVEL.some(({ noises, over }) => fall > noises * noise && fallsOver <= over)
  );
}

function collapses(seen: Facts): boolean {
  if (seen.collapsed) return true;
  const rise = seen.top - seen.start;
  const isLoss = seen.fall >= COLLAPSE_FALL * rise && seen.fall > seen.noise;
  return isLoss && (rise > seen.noise || fallsFromLevel(seen));
}

const startsAtCeiling = ({ start, ceilingFrom }: Facts) => ceilingFrom !== undefined && start >= ceilingFrom;
const endsAtCeiling = ({ start, gain, ceilingFrom }: Facts) => ceilingFrom !== undefined && start + gain >= ceilingFrom;

/** Rise, in noise SD of one point, below which nothing can be seen to move. */
const REAL_RISE = 0.2;
const rises = (seen: Facts) => seen.gain > REAL_RISE * seen.noise;

function withoutRise({ fall, noise, still }: Facts): VerdictName {
  if (fall > noise) return "cant_tell";
  return still ? "no_signal" : "noisy";
}

/** Share of what was gained that a fall must lose to matter: half of what the simulation's held-out loses from epoch 3 to 10 (.037 of .49). */
const FALL_SHARE = 0.04;
/** In standard errors. With few runs the best point is the luckiest of many, and a little more is asked. */
const FALL_LUCK = 2;
export const fallMatters = (
  { fall, rise, luck }: { fall: number; rise: number; luck: number },
  { doubt }: Pick<Facts, "doubt">,
) => fall > FALL_SHARE * rise && fall > (FALL_LUCK + doubt) * luck;

const heldOutFalls = (seen: Facts) =>
  seen.heldOut !== undefined &&
  fallMatters({ fall: seen.heldOut.fall, rise: seen.gain, luck: seen.heldOut.luck }, seen);

/** Train that has come down by more than this part of what held-out lost has not simply gone on without it: both fell. */
export const BOTH_FELL = 0.5;
const losesHeldOut = (seen: Facts) => heldOutFalls(seen) && seen.fall < BOTH_FELL * (seen.heldOut?.fall ?? 0);

/** An end below the best by more than luck is not healthy, but less than a collapse. */
const sags = (seen: Facts) =>
  heldOutFalls(seen) || fallMatters({ fall: seen.fall, rise: seen.top - seen.start, luck: seen.fallLuck }, seen);

/** A second half this flat against the steepest part is a plateau... */
const FLAT = 0.17;
/** ...of one curve of a log one of which hardly any is left to make after .6 of the run: no round number, which ramps would meet... */
const HARDLY_ANY = 0.105;
/** ...and one that stops with less than this share of the room above the start taken has stopped early. Healthy runs take .5 to .8. */
const EARLY = 0.4;
/** Where the room is not known, a rise below as many noise SDs has: how far a run came is evidence, when it levelled off is none. */
const SMALL_GAIN = 1.8;

function stopsEarly(seen: Facts): boolean {
  const { room, gainAtBest, lateShare, noise } = seen;
  const isLevel = isOneCurve(seen) ? lateShare < HARDLY_ANY : seen.lastHalfSteepness < FLAT;
  if (!isLevel || endsAtCeiling(seen)) return false;
  return room !== undefined ? gainAtBest < EARLY * room : gainAtBest < SMALL_GAIN * noise;
}

/**
 * What overfitting looks like where nothing falls: a quarter of train's gain has not reached held-out, and in the second
 * half held-out gets less than half of what train still gains, a difference that matters as a fall of that size does.
 * A run that has not come far has another trouble first. Few runs differ by the prompts they drew: the gap of four
 * default runs may be .46 of their gain, that of sixteen .18.
 */
const WIDE_GAP = 0.25;
const WIDE_GAP_DOUBT = 0.9;
const FOLLOWS = 0.5;

function leavesHeldOutBehind({ heldOut, room, doubt, gain, lastHalfGain }: Facts): boolean {
  return (
    heldOut !== undefined &&
    heldOut.gap > (WIDE_GAP + WIDE_GAP_DOUBT * doubt ** 2) * gain &&
    room !== undefined &&
    gain >= EARLY * room &&
    heldOut.lastHalfGain < FOLLOWS * lastHalfGain &&
    lastHalfGain - heldOut.lastHalfGain > FALL_SHARE * gain
  );
}

/** Gain in noise SD of one point of a log. */
export const SLOW_GAIN = 1.2;
const climbsSlowly = ({ gainAtBest, noise }: Facts) => gainAtBest < SLOW_GAIN * noise;

/** Share of the gain that the last third adds, from which a run is still climbing: "about 15 %"... */
export const CLIMBING_SHARE = 0.15;
/** ...and surely from here on, however steep the rise was before. */
const SURELY_CLIMBING_SHARE = 0.2;
/**
 * And it must not be levelling off: the last third keeps this share of the steepest slope. The share of the gain alone
 * calls one default run in four a climb, and one group of four in eight; by its slope the default (.11) is far from
 * those that do climb: a batch of 128k or two rollouts a prompt .37, 50 prompts .87.
 */
const CLIMBING_SLOPE = 0.27;
/** The default's slope and five of its standard deviations: a single run keeps up to .75 of its steepest slope by luck, four .49, sixteen .23. */
const DEFAULT_SLOPE = 0.1;
const DEFAULT_SLOPE_LUCK = 0.8;
const climbingSlope = ({ doubt }: Facts) => Math.max(CLIMBING_SLOPE, DEFAULT_SLOPE + DEFAULT_SLOPE_LUCK * doubt);

function stillClimbs(seen: Facts): boolean {
  const { lastThirdShare, lastThirdSteepness } = seen;
  if (isOneCurve(seen) && endsAtCeiling(seen)) return false;
  if (isOneCurve(seen) && lastThirdShare > SURELY_CLIMBING_SHARE) return true;
  return lastThirdShare > CLIMBING_SHARE && lastThirdSteepness > climbingSlope(seen);
}

/** The verdict of a curve. The first that holds, from what makes the rest meaningless to what qualifies a good run. */
export function nameOf(seen: Facts): VerdictName {
  if (tooShort(seen)) return "too_short";
  if (seen.onFloor) return "no_signal";
  if (collapses(seen)) return "spike_then_collapse";
  if (startsAtCeiling(seen)) return "saturated";
  if (!rises(seen)) return withoutRise(seen);
  if (losesHeldOut(seen)) return "overfit";
  if (sags(seen)) return "cant_tell";
  if (stopsEarly(seen)) return "early_plateau";
  if (climbsSlowly(seen)) return "slow_climb";
  if (leavesHeldOutBehind(seen)) return "overfit";
  if (stillClimbs(seen)) return "still_climbing";
  return seen.gain > 0 ? "healthy" : "cant_tell";
}
