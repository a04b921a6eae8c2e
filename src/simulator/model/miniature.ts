import type { TaskSettings } from "./task.ts";

export type Schedule = "constant" | "linear" | "cosine";

/** One run in the miniature's own units; `mapping.ts` makes it from the real ones. */
export interface Miniature {
  readonly task: TaskSettings;
  /** Rank of the miniature's adapter. */
  readonly rank: number;
  /** Step size of Adam after warm-up. */
  readonly rate: number;
  readonly schedule: Schedule;
  /** Steps over which the rate rises; at least 1, which is no warm-up. */
  readonly warmupSteps: number;
  readonly epochs: number;
  readonly promptsPerStep: number;
  /** Rollouts per prompt, at least 2. */
  readonly groupSize: number;
  readonly temperature: number;
  /** Weight of KL(policy || base model); 0 leaves it out. */
  readonly klBeta: number;
  /** Standard deviation of the noise on the reward that the advantage is made of; the recorded reward has none. */
  readonly rewardNoise: number;
  /** Of the adapter's weights; 0 keeps them in full precision. */
  readonly mantissaBits: number;
}

/** What is the same in every run, unless an experiment changes it. */
export const standard = { schedule: "constant", rewardNoise: 0, mantissaBits: 3 } as const;

/** Optimizer steps of one pass through the prompts; the last one of a pass may hold fewer prompts. */
export const stepsPerEpoch = ({ task, promptsPerStep }: Pick<Miniature, "task" | "promptsPerStep">) =>
  Math.ceil(task.prompts / promptsPerStep);

/** Optimizer steps of the whole run. */
export const stepsOf = (miniature: Miniature) => stepsPerEpoch(miniature) * miniature.epochs;

/** Step size of optimizer step `step`, counted from 0: warm-up, then the schedule. */
export function rateAt({ rate, schedule, warmupSteps }: Miniature, step: number, steps: number): number {
  const warm = rate * Math.min(1, (step + 1) / warmupSteps);
  if (schedule === "linear") return warm * (1 - step / steps);
  if (schedule === "cosine") return warm * (0.5 * (1 + Math.cos((Math.PI * step) / steps)));
  return warm;
}
