import { mean } from "../../schema/curve.ts";
import type { Series } from "../log/log.ts";
import type { HeldOutFacts } from "./decide.ts";

/** Fewer evaluations have no best to fall from. */
const FEWEST_EVALUATIONS = 6;
/** Part of the evaluations that a level of held-out is read off, its best as its last. */
const EVALUATION_PART = 6;
/** Standard errors of a difference that the best of several levels is above the last one by chance, over two. */
const BEST_OF_SEVERAL = 1.5;

/** Returns the means of all runs of `size` neighbors, in time proportional to their number: a log may hold 100,000 evaluations. */
function movingMeans(values: readonly number[], size: number): number[] {
  const sums = [0];
  for (const [i, value] of values.entries()) sums.push((sums[i] ?? 0) + value);
  return sums.slice(size).map((sum, i) => (sum - (sums[i] ?? 0)) / size);
}

/** The levels of held-out, each the mean of `size` evaluations, and the SD of one evaluation; undefined of too few. */
function levelsOf({ heldOut }: Series) {
  const rewards = Array.from(heldOut?.reward ?? []);
  if (rewards.length < FEWEST_EVALUATIONS) return undefined;
  const size = Math.max(2, Math.round(rewards.length / EVALUATION_PART));
  // second differences of white noise have six times its variance
  const bends = rewards.slice(2).map((reward, i) => reward - 2 * (rewards[i + 1] ?? 0) + (rewards[i] ?? 0));
  return { levels: movingMeans(rewards, size), size, noise: Math.sqrt(mean(bends.map((bend) => bend * bend)) / 6) };
}

const luckOf = (noise: number, size: number) => BEST_OF_SEVERAL * noise * Math.sqrt(2 / size);

/**
 * How far held-out has come down from its best level to its last, and the luck in that. Its noise is read off neighbors, so that
 * a smooth curve has hardly any.
 */
export function heldOutFacts(series: Series): HeldOutFacts | undefined {
  const read = levelsOf(series);
  if (!read) return undefined;
  const { levels, size, noise } = read;
  const last = levels[levels.length - 1] ?? Number.NaN;
  return {
    // not Math.max(...levels), whose arguments overflow the stack
    fall: levels.reduce((best, level) => Math.max(best, level), last) - last,
    luck: luckOf(noise, size),
    // its level is another grader's or other prompts': how far it is from train says nothing
    gap: 0,
    lastHalfGain: last - (levels[levels.length >> 1] ?? Number.NaN),
  };
}

/** The evaluation in the middle of the best level of held-out, and whether the last level is below it by more than luck; undefined of too few. */
export function bestHeldOut(
  series: Series,
): { readonly step: number; readonly level: number; readonly isPast: boolean } | undefined {
  const read = levelsOf(series);
  if (!read) return undefined;
  const { levels, size, noise } = read;
  const best = levels.reduce((one, level, i) => (level > (levels[one] ?? level) ? i : one), 0);
  const [level = 0, last = 0] = [levels[best], levels[levels.length - 1]];
  const step = series.heldOut?.step[best + (size >> 1)] ?? Number.NaN;
  return { step, level, isPast: level - last > luckOf(noise, size) };
}
