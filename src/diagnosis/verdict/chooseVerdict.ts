import type { VerdictName } from "../../schema/curve.ts";
import { CLIMBING_SHARE } from "./decide.ts";
import { ABOUT_CLIMBING, type Reading } from "./reading.ts";

/** Verdicts of a curve that does not rise. */
export const flatVerdicts: readonly VerdictName[] = ["noisy", "no_signal", "saturated"];

/**
 * A collapse is said only where hardly any curve is left without a real fall, and most fall by half or more; where more than half of
 * them collapse and that does not hold, nothing is said.
 */
const SURE_OF_FALL = 0.985;
const SURE_OF_HALF = 0.92;

/** With these shares of the curves on each side they are undecided whether there is a rise. */
const UNDECIDED = 0.3;
/** In fewer points curves find a rise in noise too often, and few runs come to their end: half the gain of healthy ones takes 24 to 215 steps. */
const FEW_POINTS = 30;
/** Then a test that does without shapes decides: one of 70 levels passes it by chance. Where it only confirms the curves, less will do. */
const TREND_SCORE = 2.2;
const CONFIRMING_SCORE = 1.5;

function isFlat(flat: number, { trendScore, effectivePoints }: Reading): boolean {
  if (flat > 1 - UNDECIDED) return true;
  if (flat < UNDECIDED) return effectivePoints < FEW_POINTS && trendScore < CONFIRMING_SCORE;
  return trendScore < TREND_SCORE;
}

/** With this share of the curves on the other side, the last third's own slope has a say in whether a run still climbs. */
const SPLIT = 0.25;
/** In few points it is enough that this share of the curves goes on and that the smooth trend does. */
const LATE_IF_FEW = 0.4;
/** Standard errors from which it overrules the curves: up where they are split or agree, down where they are split. */
const UP_IF_SPLIT = 1.3;
const UP = 2.6;
const DOWN_IF_SPLIT = -0.3;

/** Whether a run that rose still climbs: by most of its curves, unless the last third's own slope says otherwise. */
function climbsAtEnd({ shares, lastThird, gain, lateShare, smoothLastThird, effectivePoints }: Reading): boolean {
  if (effectivePoints < FEW_POINTS && lateShare > LATE_IF_FEW && smoothLastThird > ABOUT_CLIMBING) return true;
  const [healthy, climbing] = [shares.get("healthy") ?? 0, shares.get("still_climbing") ?? 0];
  const most = climbing > healthy;
  if (lastThird === undefined) return most;
  const isSplit = Math.min(healthy, climbing) > SPLIT * (healthy + climbing);
  if (isSplit && lastThird.score < DOWN_IF_SPLIT) return false;
  return most || (lastThird.score > (isSplit ? UP_IF_SPLIT : UP) && lastThird.gain > CLIMBING_SHARE * gain);
}

/** With this share of the curves that fall, a run without a monotone trend is not flat: a rise and a fall have none. */
const MAY_FALL = 0.3;

/** What stands for the shares of a reading: first whether it collapsed, then whether it rose at all, then how. */
export function chooseVerdict(reading: Reading): VerdictName {
  const { shares } = reading;
  const share = (name: VerdictName) => shares.get(name) ?? 0;
  if (share("too_short") > 1 / 2) return "too_short";
  const collapse = share("spike_then_collapse");
  // of a single curve, can't tell means a fall of more than a third that is no collapse
  const falls = collapse + share("cant_tell");
  if (collapse >= SURE_OF_HALF && falls >= SURE_OF_FALL) return "spike_then_collapse";
  if (collapse > 1 / 2) return "cant_tell";
  const flat = flatVerdicts.reduce((sum, name) => sum + share(name), 0);
  const flatter = isFlat(flat / (1 - collapse), reading);
  if (flatter && falls > MAY_FALL && flat < MAY_FALL) return "cant_tell";
  const left = [...shares].filter(
    ([name]) => name !== "spike_then_collapse" && flatVerdicts.includes(name) === flatter,
  );
  const name = left.reduce((one, other) => (other[1] > one[1] ? other : one), ["cant_tell", 0] as const)[0];
  if (name !== "healthy" && name !== "still_climbing") return name;
  return climbsAtEnd(reading) ? "still_climbing" : "healthy";
}
