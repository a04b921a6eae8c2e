import type { Curve } from "../../schema/curve.ts";

/** One miniature training run. `step`, `reward` (training prompts) and `heldOut` have one value per evaluation. */
export interface SimulatedRun extends Curve {
  readonly seed: number;
  readonly step: Float64Array;
  readonly reward: Float64Array;
  readonly heldOut: Float64Array;
  /** Mean sampled reward of the rollouts of optimizer step 1, 2, ... */
  readonly batchReward: Float64Array;
}

/** full: 26 points, all of 128 + 128 prompts. light: 16 points, 48 + 48 prompts, for the page. */
export type Evaluation = "full" | "light";

/** Means over runs; rewards in 0..1. */
export interface Summary {
  /** Last evaluated training reward. */
  readonly end: number;
  readonly heldOutEnd: number;
  /** Mean of the runs' own maxima. */
  readonly peak: number;
  /** Share of runs that end below half of their own peak. */
  readonly collapsedShare: number;
}
