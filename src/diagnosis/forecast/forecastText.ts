import { brief, percent } from "../../schema/fields/notation.ts";
import { FEWEST_POINTS, type Forecast, LEAST_OBSERVED } from "./forecast.ts";
import type { PlannedSteps } from "./plannedSteps.ts";

/** What no forecast from a reward can do. */
export const NO_COLLAPSE = "A collapse cannot be foreseen: keep the best checkpoint.";

/** Who says how long the run is. */
export function plannedText({ steps, from }: PlannedSteps): string {
  const why = { told: "as given", log: "as the log says", twice: "twice as long as now, for want of a number" }[from];
  return `${brief(steps)} steps, ${why}`;
}

/** The decision in one sentence with its numbers. */
export function decisionText(forecast: Forecast): string {
  const { effectivePoints, observed, lastStep, planned } = forecast;
  if (forecast.decision === "too_early") {
    return forecast.missing === "points"
      ? `Too early to say: ${brief(effectivePoints)} effective points, ${FEWEST_POINTS} needed.`
      : `Too early to say: ${percent(observed)} of the planned steps are done, ${percent(LEAST_OBSERVED)} needed.`;
  }
  const chance = `chance of a worthwhile gain ${percent(forecast.chanceOfMore)}`;
  if (forecast.decision === "go_on") return `Go on: ${chance}.`;
  return lastStep >= planned.steps ? "Stop: the planned steps are done." : `Stop: ${chance}.`;
}

/** Seconds as a person says them: 45 s, 12 min, 3.4 h, 2.1 days. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${brief(Math.round(seconds))} s`;
  if (seconds < 5400) return `${brief(Math.round(seconds / 60))} min`;
  return seconds < 172_800 ? `${brief(seconds / 3600)} h` : `${brief(seconds / 86_400)} days`;
}
