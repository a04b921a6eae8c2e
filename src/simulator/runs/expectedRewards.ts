import type { SimulatedRun } from "../model/run.ts";

/**
 * Returns the expected reward of the policy at 0, 1, ... optimizer steps done, by linear interpolation between evaluations. One value per
 * batch, because batch t is sampled before update t.
 */
export function expectedRewards({ step, reward, batchReward }: SimulatedRun): Float64Array {
  const expected = new Float64Array(batchReward.length);
  let right = 1;
  for (let done = 0; done < expected.length; done++) {
    while (right < step.length - 1 && (step[right] as number) < done) right++;
    const [from, to] = [step[right - 1] as number, step[right] as number];
    const [low, high] = [reward[right - 1] as number, reward[right] as number];
    expected[done] = low + ((done - from) / (to - from)) * (high - low);
  }
  return expected;
}
