import { mean } from "../../schema/curve.ts";

/** Share of the points, and fewest of them, whose line is followed back to the start. */
const BEGINNING = 0.2;
const FEWEST = 4;

/** Reads the reward at the start off a log: that of a straight line through its beginning. Undefined of few points, and where a reward is outside 0 and 1. */
export function startingRewardOf(reward: Float64Array): number | undefined {
  if (reward.length < FEWEST || reward.some((value) => value < 0 || value > 1)) return undefined;
  const first = reward.subarray(0, Math.max(FEWEST, Math.ceil(BEGINNING * reward.length)));
  const middle = (first.length - 1) / 2;
  let [along, square] = [0, 0];
  for (const [i, value] of first.entries()) {
    along += (i - middle) * value;
    square += (i - middle) ** 2;
  }
  return Math.max(0, Math.min(1, mean(first) - (along / square) * middle));
}
