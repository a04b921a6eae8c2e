import type { Curve } from "../../schema/curve.ts";

/** One simulated training run. `step`, `reward` (training prompts) and `heldOut` have one value per evaluation. */
export interface SimulatedRun extends Curve {
  readonly seed: number;
  readonly step: Float64Array;
  readonly reward: Float64Array;
  readonly heldOut: Float64Array;
  /** Mean sampled reward of the rollouts of optimizer step 1, 2, ... */
  readonly batchReward: Float64Array;
}

/** How a run is evaluated. full: 26 points on 128 + 128 prompts. light: 16 points on 48 + 48 prompts, for the slow TypeScript model on the page. */
export type Evaluation = "full" | "light";
