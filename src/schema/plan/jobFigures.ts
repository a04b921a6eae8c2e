import type { RunConfig } from "../fields/config.ts";
import { brief, grouped } from "../fields/notation.ts";
import { rollouts, trainedTokens } from "./runSize.ts";

/** What the service measured of one managed job. */
export interface JobFigures {
  /** Seconds of all its accelerators together. */
  readonly acceleratorSeconds: number;
  /** Types of the accelerators. */
  readonly accelerators: readonly string[];
  /** Seconds from its creation to its completion, the queue included; undefined of a job that has not ended. */
  readonly elapsedSeconds?: number | undefined;
  /** Rows that were processed. */
  readonly requests?: number | undefined;
  /** Input and output tokens. */
  readonly tokens?: number | undefined;
}

/** What a run would take at the pace of a job, by one of its counts. */
export interface JobEstimate {
  readonly gpuHours: number;
  /** Undefined where the job's own time is not known. */
  readonly hours: number | undefined;
  /** The formula with its numbers. */
  readonly formula: string;
}

const SECONDS = 3600;

/** Estimates a run by the rollouts and by the tokens of a job, whichever the job has. A processed row is taken for one rollout. */
export function estimatesFrom(config: RunConfig, figures: JobFigures): readonly JobEstimate[] {
  const { acceleratorSeconds, elapsedSeconds, requests, tokens } = figures;
  const counts = [
    { unit: "rollouts", own: requests, next: rollouts(config) },
    { unit: "tokens", own: tokens, next: trainedTokens(config) },
  ];
  return counts.flatMap(({ unit, own, next }) => {
    if (own === undefined || !(own > 0)) return [];
    const gpuHours = (acceleratorSeconds / SECONDS / own) * next;
    return [
      {
        gpuHours,
        hours: elapsedSeconds === undefined ? undefined : (elapsedSeconds / SECONDS / own) * next,
        formula: `${grouped(Math.round(acceleratorSeconds))} GPU-seconds ÷ ${grouped(own)} ${unit} × ${grouped(Math.round(next))} = ${brief(gpuHours)} GPU-hours`,
      },
    ];
  });
}

/** Returns GPU-hours per 1,000 rollouts; undefined where the job has no count of them. */
export const gpuHoursPerThousand = ({ acceleratorSeconds, requests }: JobFigures): number | undefined =>
  requests === undefined ? undefined : (acceleratorSeconds / SECONDS / requests) * 1000;
