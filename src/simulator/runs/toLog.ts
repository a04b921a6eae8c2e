import { mean } from "../../schema/curve.ts";

/**
 * Optimizer steps per point of the example run. Real logs seldom have a point for every step of 16 responses: trainers average a
 * metric over the steps since the last point (`logging_steps` of Hugging Face's trainers, 10 by default in TRL's GRPO, 5 and 10 in
 * logs we have), and Fireworks logs one point per rollout chunk. Two is the least averaging there is, and the only one that leaves
 * the default run as many points as half of all real logs have (30 to 194); `realism/` measures what it does.
 */
export const LOGGING_STEPS = 2;

/** A reward log as a trainer writes it. One value per point. */
export interface RewardLog {
  /** Optimizer steps done when the point was written. */
  readonly step: Float64Array;
  /** Mean sampled reward of the steps since the point before. */
  readonly reward: Float64Array;
}

/** The log of a run whose step t scored values[t]. The windows do not overlap, and the last one may hold fewer steps. */
export function toLog(values: ArrayLike<number>, stepsPerPoint = LOGGING_STEPS): RewardLog {
  const points = Math.ceil(values.length / stepsPerPoint);
  const all = Array.from(values);
  const endOf = (point: number) => Math.min(values.length, (point + 1) * stepsPerPoint);
  return {
    step: Float64Array.from({ length: points }, (_, point) => endOf(point)),
    reward: Float64Array.from({ length: points }, (_, point) => mean(all.slice(point * stepsPerPoint, endOf(point)))),
  };
}
