import type { VerdictName } from "../schema/curve.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import type { SeenRun } from "./run.ts";

export interface Verdict {
  readonly name: VerdictName;
  readonly evidence: Evidence;
}

/** What these runs of one config show together, and the numbers that say so. At least one run; the runs share their steps. */
export function verdictOf(runs: readonly SeenRun[]): Verdict {
  const evidence = evidenceOf(runs);
  return { name: nameOf(evidence), evidence };
}

/**
 * How much luck may move what few runs show together, as a share of what it may move one: 1 for one run, 1/2 for four,
 * 1/8 for 64. What would take a config out of `healthy` must be clearer by that in them, so that a preview does not
 * change its mind as runs come in, and the default stays healthy on any seeds.
 */
const doubt = ({ runs }: Evidence) => 1 / Math.sqrt(runs);

/** The highest reward. A fact of the simulation; a log cannot tell its own. */
const CEILING = 1;

/** Too few optimizer steps for a third of the run to be more than two points. */
const FEWEST_STEPS = 8;
const tooShort = ({ steps }: Evidence) => steps < FEWEST_STEPS;

/** Runs whose own best stays below this on average never left the floor. */
const FLOOR = 0.1 * CEILING;
const neverLeftTheFloor = ({ peak }: Evidence) => peak < FLOOR;

/**
 * Runs that may collapse without being noticed: 3 in 100, and less than one more. One of one or of four, two of sixteen,
 * three of 64, seven of 192 are noticed: whoever starts one job draws such a run too often to call the settings healthy.
 */
const COLLAPSED_SHARE = 0.03;
const COLLAPSED_MORE = 0.8;
/** A sag of a third is not a collapse; a fall of half of what was gained is. */
const COLLAPSE_FALL = 0.5;

function collapses(seen: Evidence): boolean {
  if (seen.collapsedShare * seen.runs > COLLAPSED_SHARE * seen.runs + COLLAPSED_MORE) return true;
  const rise = seen.top - seen.start;
  return (
    seen.fall >= COLLAPSE_FALL * rise && seen.fall > comparableNoise(seen) && rise > REAL_RISE * comparableNoise(seen)
  );
}

/** Starts here or above: little is left to gain. */
const NEAR_CEILING = 0.9 * CEILING;
const startsAtCeiling = ({ start }: Evidence) => start >= NEAR_CEILING;

/** Points of a typical real log (median of 284): the 1.2 below was read off such logs. A finer log has more noise a point, not less signal. */
const LOG_POINTS = 100;
const comparableNoise = ({ noise, steps }: Evidence) => noise * Math.sqrt(Math.min(1, LOG_POINTS / steps));

/** Rise, in noise SD of one point, below which nothing can be seen to move. */
const REAL_RISE = 0.2;
const rises = (seen: Evidence) => seen.gain > REAL_RISE * comparableNoise(seen);

/** Noise SD of a batch reward that never moves. */
const PINNED_NOISE = 0.02 * CEILING;

function withoutRise(seen: Evidence): VerdictName {
  if (seen.fall > comparableNoise(seen)) return "cant_tell";
  return seen.noise < PINNED_NOISE ? "no_signal" : "noisy";
}

/** Share of what was gained that a fall must lose to matter: half of what the simulation's held-out loses from epoch 3 to 10 (.037 of .49). */
const FALL_SHARE = 0.04;
/** In standard errors. With few runs the best point is the luckiest of many, and a little more is asked. */
const FALL_LUCK = 2;
const fallMatters = ({ fall, rise, luck }: { fall: number; rise: number; luck: number }, seen: Evidence) =>
  fall > FALL_SHARE * rise && fall > (FALL_LUCK + doubt(seen)) * luck;

/** Below, held-out can fall that far by chance: that of one default run in 500 falls by more than 0.17, of one in 16384 by 0.38. */
const FEWEST_HELD_OUT_RUNS = 4;
const heldOutFalls = (seen: Evidence) =>
  seen.runs >= FEWEST_HELD_OUT_RUNS &&
  fallMatters({ fall: seen.heldOutFall, rise: seen.gain, luck: seen.heldOutLuck }, seen);

/** Train that has come down by more than this part of what held-out lost has not simply gone on without it: both fell. */
const BOTH_FELL = 0.5;
const losesHeldOut = (seen: Evidence) => heldOutFalls(seen) && seen.fall < BOTH_FELL * seen.heldOutFall;

/** An end below the best by more than luck is not healthy, but less than a collapse. */
const sags = (seen: Evidence) =>
  heldOutFalls(seen) || fallMatters({ fall: seen.fall, rise: seen.top - seen.start, luck: seen.fallLuck }, seen);

/** Luck may have taken this share of one run's gain: the default's is 0.42 with an SD of 0.05, but the least of 8192 is 0.09. */
const GAIN_DOUBT = 1;
/** And twice the way that it went back: those least default runs wander, runs of a low rate do not. */
const WANDER_DOUBT = 2;
/** The gain that is still within these runs' luck. A run that collapsed is no bad luck: then the gain is what it is. */
function gainAtBest(seen: Evidence): number {
  if (seen.collapsedShare > 0) return seen.gain;
  return seen.gain * (1 + GAIN_DOUBT / seen.runs) + (WANDER_DOUBT * seen.wander) / seen.runs;
}

/** A second half this flat against the steepest part is a plateau... */
const FLAT = 0.17;
/** ...and one that stops with less than this share of the room above the start taken has stopped early. Healthy runs take .5 to .8. */
const EARLY = 0.4;

const stopsEarly = (seen: Evidence) =>
  seen.lastHalfSteepness < FLAT && gainAtBest(seen) < EARLY * (CEILING - seen.start);

/**
 * What overfitting looks like where nothing falls: a quarter of train's gain has not reached held-out, and in the second
 * half held-out gets less than half of what train still gains, a difference that matters as a fall of that size does.
 * A run that has not come far has another trouble first. Few runs differ by the prompts they drew: the gap of four
 * default runs may be .46 of their gain, that of sixteen .18.
 */
const WIDE_GAP = 0.25;
const WIDE_GAP_DOUBT = 0.9;
const FOLLOWS = 0.5;

function leavesHeldOutBehind(seen: Evidence): boolean {
  const { runs, start, gain, gap, lastHalfGain, heldOutLastHalfGain } = seen;
  return (
    runs >= FEWEST_HELD_OUT_RUNS &&
    gap > (WIDE_GAP + WIDE_GAP_DOUBT / runs) * gain &&
    gain >= EARLY * (CEILING - start) &&
    heldOutLastHalfGain < FOLLOWS * lastHalfGain &&
    lastHalfGain - heldOutLastHalfGain > FALL_SHARE * gain
  );
}

/** Gain in noise SD of one point of a log. */
const SLOW_GAIN = 1.2;
const climbsSlowly = (seen: Evidence) => gainAtBest(seen) < SLOW_GAIN * comparableNoise(seen);

/** Share of the gain that the last third adds, from which a run is still climbing. */
const CLIMBING_SHARE = 0.15;
/**
 * And it must not be levelling off: the last third keeps this share of the steepest slope. The share of the gain alone
 * calls one default run in four a climb, and one group of four in eight; by its slope the default (.11) is far from
 * those that do climb: a batch of 128k or two rollouts a prompt .37, 50 prompts .87.
 */
const CLIMBING_SLOPE = 0.27;
/** The default's slope and five of its standard deviations: a single run keeps up to .75 of its steepest slope by luck, four .49, sixteen .23. */
const DEFAULT_SLOPE = 0.1;
const DEFAULT_SLOPE_LUCK = 0.8;
const climbingSlope = (seen: Evidence) => Math.max(CLIMBING_SLOPE, DEFAULT_SLOPE + DEFAULT_SLOPE_LUCK * doubt(seen));

const stillClimbs = (seen: Evidence) =>
  seen.lastThirdShare > CLIMBING_SHARE && seen.lastThirdSteepness > climbingSlope(seen);

/** The first that holds, from what makes the rest meaningless to what qualifies a good run. */
function nameOf(seen: Evidence): VerdictName {
  if (tooShort(seen)) return "too_short";
  if (neverLeftTheFloor(seen)) return "no_signal";
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
