import type { TaskSettings } from "./task.ts";

export type Schedule = "constant" | "linear" | "cosine";

/** The settings of one simulated run, in the model's own units; `mapping.ts` computes them from a config. */
export interface Miniature {
  readonly task: TaskSettings;
  /** Rank of the adapter. */
  readonly rank: number;
  /** Adam's step size after warm-up. */
  readonly rate: number;
  readonly schedule: Schedule;
  /** Steps over which the step size rises; at least 1, which means no warm-up. */
  readonly warmupSteps: number;
  readonly epochs: number;
  readonly promptsPerStep: number;
  /** Rollouts per prompt, at least 2. */
  readonly groupSize: number;
  readonly temperature: number;
  /** Weight of KL(policy || base model); 0 leaves the term out. */
  readonly klBeta: number;
  /** Stored mantissa bits of the adapter's weights; 0 is full precision. */
  readonly mantissaBits: number;
}

/** Settings that every run shares, unless an experiment changes them. */
export const standard = { schedule: "constant", mantissaBits: 3 } as const;

/** Optimizer steps per epoch; the last one may hold fewer prompts. */
export const stepsPerEpoch = ({ task, promptsPerStep }: Pick<Miniature, "task" | "promptsPerStep">) =>
  Math.ceil(task.prompts / promptsPerStep);

/** Optimizer steps of the whole run. */
export const stepsOf = (miniature: Miniature) => stepsPerEpoch(miniature) * miniature.epochs;

/** Step size of optimizer step `step`, counted from 0: warm-up times schedule. */
export function rateAt({ rate, schedule, warmupSteps }: Miniature, step: number, steps: number): number {
  const warm = rate * Math.min(1, (step + 1) / warmupSteps);
  if (schedule === "linear") return warm * (1 - step / steps);
  if (schedule === "cosine") return warm * (0.5 * (1 + Math.cos((Math.PI * step) / steps)));
  return warm;
}
