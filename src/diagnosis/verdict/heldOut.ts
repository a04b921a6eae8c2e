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

/**
 * How far held-out has come down from its best level to its last, and the luck in that. Its noise is read off neighbours, so that
 * a smooth curve has hardly any.
 */
export function heldOutFacts({ heldOut }: Series): HeldOutFacts | undefined {
  const rewards = Array.from(heldOut?.reward ?? []);
  if (rewards.length < FEWEST_EVALUATIONS) return undefined;
  const size = Math.max(2, Math.round(rewards.length / EVALUATION_PART));
  const levels = movingMeans(rewards, size);
  const last = levels[levels.length - 1] ?? Number.NaN;
  // second differences of white noise have six times its variance
  const bends = rewards.slice(2).map((reward, i) => reward - 2 * (rewards[i + 1] ?? 0) + (rewards[i] ?? 0));
  const noise = Math.sqrt(mean(bends.map((bend) => bend * bend)) / 6);
  return {
    // not Math.max(...levels), whose arguments overflow the stack
    fall: levels.reduce((best, level) => Math.max(best, level), last) - last,
    luck: BEST_OF_SEVERAL * noise * Math.sqrt(2 / size),
    // its level is another grader's or other prompts': how far it is from train says nothing
    gap: 0,
    lastHalfGain: last - (levels[levels.length >> 1] ?? Number.NaN),
  };
}
