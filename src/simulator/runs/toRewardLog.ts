import { mean } from "../../schema/curve.ts";

/**
 * Optimizer steps per point of the example run. Real logs seldom have a point for every step of 16 responses: trainers average a metric over
 * the steps since the last point (`logging_steps` of Hugging Face's trainers; 10 by default in TRL's GRPO, 5 and 10 in the sample logs), and
 * Fireworks logs one point per rollout chunk. With two, the smallest such number, the default run has as many points as the middle half of
 * real logs (30 to 194); larger ones leave fewer. `realism/` compares both with real logs.
 */
export const LOGGING_STEPS = 2;

/** A reward log with one value per point. */
export interface RewardLog {
  /** Optimizer steps done when the point is logged. */
  readonly step: Float64Array;
  /** Mean of the steps since the previous point. */
  readonly reward: Float64Array;
}

/** Averages one value per step over windows of `stepsPerPoint` steps, as trainers log them; the last window may be shorter. */
export function toRewardLog(values: ArrayLike<number>, stepsPerPoint = LOGGING_STEPS): RewardLog {
  const points = Math.ceil(values.length / stepsPerPoint);
  const all = Array.from(values);
  const endOf = (point: number) => Math.min(values.length, (point + 1) * stepsPerPoint);
  return {
    step: Float64Array.from({ length: points }, (_, point) => endOf(point)),
    reward: Float64Array.from({ length: points }, (_, point) => mean(all.slice(point * stepsPerPoint, endOf(point)))),
  };
}
