import type { VerdictName } from "../../schema/curve.ts";
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
/** Then a test that does without shapes decides: one of 70 levels passes it by chance. */
const TREND_SCORE = 2.2;

function isFlat(flat: number, { trendScore }: Reading): boolean {
  if (flat < UNDECIDED || flat > 1 - UNDECIDED) return flat >= 1 / 2;
  return trendScore < TREND_SCORE;
}

/** Share of the curves that it takes. */
const LIKELY = 0.4;
/** In so few points few runs come to their end: half the gain of healthy real ones takes 24 to 215 steps. */
const EARLY_DAYS = 30;
const goesOn = ({ lateShare, smoothLastThird, effectivePoints }: Reading) =>
  effectivePoints < EARLY_DAYS && lateShare > LIKELY && smoothLastThird > ABOUT_CLIMBING;

/** What stands for the shares of a reading: first whether it collapsed, then whether it rose at all, then how. */
export function chooseVerdict(reading: Reading): VerdictName {
  const { shares } = reading;
  const share = (name: VerdictName) => shares.get(name) ?? 0;
  const collapse = share("spike_then_collapse");
  // of a single curve, can't tell means a fall of more than a third that is no collapse
  if (collapse >= SURE_OF_HALF && collapse + share("cant_tell") >= SURE_OF_FALL) return "spike_then_collapse";
  if (collapse > 1 / 2) return "cant_tell";
  const flat = flatVerdicts.reduce((sum, name) => sum + share(name), 0);
  const flatter = isFlat(flat / (1 - collapse), reading);
  const left = [...shares].filter(
    ([name]) => name !== "spike_then_collapse" && flatVerdicts.includes(name) === flatter,
  );
  const name = left.reduce((one, other) => (other[1] > one[1] ? other : one), ["cant_tell", 0] as const)[0];
  return name === "healthy" && goesOn(reading) ? "still_climbing" : name;
}
