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
 * From one collapsed run in ten on, the lower edge of the 10-90 % band is a collapsed run: what the chart shows. With
 * few runs the share must be clearer: one of one, two of four, three of sixteen, nine of sixty-four.
 */
const COLLAPSED_SHARE = 0.1;
const COLLAPSED_SHARE_DOUBT = 0.32;
/** A sag of a third is not a collapse; a fall of half of what was gained is. */
const COLLAPSE_FALL = 0.5;

function collapses(seen: Evidence): boolean {
  if (seen.collapsedShare >= COLLAPSED_SHARE + COLLAPSED_SHARE_DOUBT * doubt(seen)) return true;
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

/** Share of the gain that held-out must lose to matter: half of what the simulation loses from epoch 3 to 10 (.037 of .49). */
const OVERFIT_FALL = 0.04;
/** In standard errors. With few runs the best point is the luckiest of many, and a little more is asked. */
const OVERFIT_LUCK = 2;
/** Below, held-out can fall that far by chance: that of one default run in 500 falls by more than 0.17, of one in 16384 by 0.38. */
const FEWEST_OVERFIT_RUNS = 4;
/** Train that has come down by more than this part of it has not simply gone on without held-out: both fell. */
const OVERFIT_TRAIN_FALL = 0.25;

const overfits = (seen: Evidence) =>
  seen.runs >= FEWEST_OVERFIT_RUNS &&
  seen.heldOutFall > OVERFIT_FALL * seen.gain &&
  seen.heldOutFall > (OVERFIT_LUCK + doubt(seen)) * seen.heldOutLuck &&
  seen.fall < OVERFIT_TRAIN_FALL * seen.heldOutFall;

/** Luck may have taken this share of one run's gain: the default's is 0.42 with an SD of 0.05, but the least of 8192 is 0.09. */
const GAIN_DOUBT = 0.75;
/** And twice the way that it went back: those least default runs wander, runs of a low rate do not. */
const WANDER_DOUBT = 2;
/** The gain that is still within these runs' luck. A run that collapsed is no bad luck: then the gain is what it is. */
function gainAtBest(seen: Evidence): number {
  if (seen.collapsedShare > 0) return seen.gain;
  return seen.gain * (1 + GAIN_DOUBT * doubt(seen)) + (WANDER_DOUBT * seen.wander) / seen.runs;
}

/** A second half this flat against the steepest part is a plateau... */
const FLAT = 0.17;
/** ...and one that stops with less than this share of the room above the start taken has stopped early. Healthy runs take .5 to .8. */
const EARLY = 0.4;

const stopsEarly = (seen: Evidence) =>
  seen.lastHalfSteepness < FLAT && gainAtBest(seen) < EARLY * (CEILING - seen.start);

/** Hardly more than half of the early spread left: nearly all responses score the same, and groups of equal score teach nothing. */
const SIGNAL_LEFT = 0.65;
/** The last third of one run is 25 batches or so: its spread is known to a third. */
const SIGNAL_DOUBT = 0.3;
const signalDied = (seen: Evidence) => seen.spreadLeft < SIGNAL_LEFT - SIGNAL_DOUBT * doubt(seen);

/** Gain in noise SD of one point of a log. */
const SLOW_GAIN = 1.2;
const climbsSlowly = (seen: Evidence) => gainAtBest(seen) < SLOW_GAIN * comparableNoise(seen);

/** Share of the gain that the last third adds, from which a run is still climbing. */
const CLIMBING_SHARE = 0.15;
/**
 * And it must not be levelling off: the last third keeps this share of the steepest slope. The share of the gain alone
 * calls one default run in four a climb, and one group of four in eight; by its slope the default (.11) is far from
 * those that do climb: a batch of 128k or two rollouts a prompt .36, 50 prompts .88.
 */
const CLIMBING_SLOPE = 0.2;
/** A single default run may keep .7 of its steepest slope by luck, four runs .4, sixteen .2. */
const CLIMBING_SLOPE_DOUBT = 0.55;

const stillClimbs = (seen: Evidence) =>
  seen.lastThirdShare > CLIMBING_SHARE && seen.lastThirdSteepness > CLIMBING_SLOPE + CLIMBING_SLOPE_DOUBT * doubt(seen);

/** The first that holds, from what makes the rest meaningless to what qualifies a good run. */
function nameOf(seen: Evidence): VerdictName {
  if (tooShort(seen)) return "too_short";
  if (neverLeftTheFloor(seen)) return "no_signal";
  if (collapses(seen)) return "spike_then_collapse";
  if (startsAtCeiling(seen)) return "saturated";
  if (!rises(seen)) return withoutRise(seen);
  if (overfits(seen)) return "overfit";
  if (stopsEarly(seen)) return signalDied(seen) ? "no_signal" : "early_plateau";
  if (climbsSlowly(seen)) return "slow_climb";
  if (stillClimbs(seen)) return "still_climbing";
  return seen.gain > 0 ? "healthy" : "cant_tell";
}
