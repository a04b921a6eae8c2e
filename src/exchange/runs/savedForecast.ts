import * as z from "zod/mini";

/** A forecast as it was made when its run was saved; rewards are in the unit of the log. */
export interface SavedForecast {
  /** Last step of the log at that time. */
  readonly step: number;
  /** Step at which the run was planned to end. */
  readonly plannedSteps: number;
  readonly decision: "stop" | "go_on" | "too_early";
  /** Mean reward over the last tenth of the planned run, with its 80% interval; absent where it was too early to say. */
  readonly end?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

const number = z.number({ error: "must be a number" });
const decisions = ["stop", "go_on", "too_early"] as const;

/** Validates the saved forecast of a run. */
export const savedForecast = z
  .object(
    {
      step: number,
      plannedSteps: number,
      decision: z.enum(decisions, { error: `must be one of ${decisions.join(", ")}` }),
      end: z.optional(number),
      low: z.optional(number),
      high: z.optional(number),
    },
    { error: "must be an object" },
  )
  .check(
    z.refine(
      ({ decision, end = Number.NaN, low = Number.NaN, high = Number.NaN }) =>
        decision === "too_early" || (low <= end && end <= high),
      { error: "must have an end within low and high" },
    ),
  ) satisfies z.ZodMiniType<SavedForecast>;
