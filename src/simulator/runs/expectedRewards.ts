import { valueAt } from "../../schema/curve.ts";
import type { SimulatedRun } from "../model/run.ts";

/**
 * Returns the expected reward of the policy at 0, 1, ... optimizer steps done, by linear interpolation between evaluations. One value per
 * batch, because batch t is sampled before update t.
 */
export const expectedRewards = ({ step, reward, batchReward }: SimulatedRun): Float64Array =>
  batchReward.map((_, done) => valueAt(step, reward, done));
