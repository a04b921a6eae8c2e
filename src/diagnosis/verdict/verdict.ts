import type { VerdictName } from "../../schema/curve.ts";
import type { EvaluatedRun } from "../trend/evaluatedRun.ts";
import { type Evidence, evidenceOf } from "../trend/evidence.ts";
import { type Facts, nameOf } from "./decide.ts";

export interface Verdict {
  readonly name: VerdictName;
  readonly evidence: Evidence;
}

/** What these runs of one config show together, and the numbers that say so. At least one run; the runs share their steps. */
export function verdictOf(runs: readonly EvaluatedRun[]): Verdict {
  const evidence = evidenceOf(runs);
  return { name: nameOf(factsOf(evidence)), evidence };
}

/** The highest reward. A fact of the simulation; a log cannot tell its own. */
const CEILING = 1;
/** Share of the highest reward above which little gain is left. */
const NEAR_CEILING = 0.9;

/** Runs whose own best stays below this on average never left the floor. */
const FLOOR = 0.1 * CEILING;
/** Noise SD of a batch reward that never moves. */
const PINNED_NOISE = 0.02 * CEILING;
/**
 * Runs that may collapse without being noticed: 3 in 100, and less than one more. One of one or of four, two of sixteen,
 * three of 64, seven of 192 are noticed: whoever starts one job draws such a run too often to call the settings healthy.
 */
const COLLAPSED_SHARE = 0.03;
const COLLAPSED_MORE = 0.8;

/** Points of a typical real log (median of 284): what is asked of a gain was read off such logs. A finer log has more noise a point, not less signal. */
const LOG_POINTS = 100;

/** Luck may have taken this share of one run's gain: the default's is 0.42 with an SD of 0.05, but the least of 8192 is 0.09. */
const GAIN_DOUBT = 1;
/** And twice the way that it went back: those least default runs wander, runs of a low rate do not. */
const WANDER_DOUBT = 2;
/** The gain that is still within these runs' luck. A run that collapsed is no bad luck: then the gain is what it is. */
function gainAtBest({ collapsedShare, runs, gain, wander }: Evidence): number {
  return collapsedShare > 0 ? gain : gain * (1 + GAIN_DOUBT / runs) + (WANDER_DOUBT * wander) / runs;
}

/** Below, held-out can fall that far by chance: that of one default run in 500 falls by more than 0.17, of one in 16384 by 0.38. */
const FEWEST_HELD_OUT_RUNS = 4;

/**
 * What the runs are to a verdict. What would take a config out of `healthy` must be clearer in few of them, so that a
 * preview does not change its mind as runs come in, and the default stays healthy on any seeds.
 */
function factsOf(seen: Evidence): Facts {
  const { runs, steps, heldOutFall, heldOutLuck, gap, heldOutLastHalfGain } = seen;
  const noise = seen.noise * Math.sqrt(Math.min(1, LOG_POINTS / steps));
  const heldOut = { fall: heldOutFall, luck: heldOutLuck, gap, lastHalfGain: heldOutLastHalfGain };
  return {
    ...seen,
    points: steps,
    doubt: 1 / Math.sqrt(runs),
    ceilingFrom: NEAR_CEILING * CEILING,
    room: CEILING - seen.start,
    onFloor: seen.peak < FLOOR,
    still: seen.noise < PINNED_NOISE,
    noise,
    gainAtBest: gainAtBest(seen),
    collapsed: seen.collapsedShare * runs > COLLAPSED_SHARE * runs + COLLAPSED_MORE,
    fallsOver: undefined,
    // not read of simulated runs: the slope of their second half tells
    lateShare: Number.NaN,
    heldOut: runs < FEWEST_HELD_OUT_RUNS ? undefined : heldOut,
  };
}
