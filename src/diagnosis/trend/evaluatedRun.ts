import type { Curve } from "../../schema/curve.ts";

/** A run as it can be read: `step`, `reward` and `heldOut` per evaluation point, `batchReward` per optimizer step. */
export interface EvaluatedRun extends Curve {
  /** Reward on prompts that are not trained on, rightly graded. */
  readonly heldOut: ArrayLike<number>;
  /** Mean sampled reward of the rollouts of optimizer step 1, 2, ... */
  readonly batchReward: ArrayLike<number>;
}
