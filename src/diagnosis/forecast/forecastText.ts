import type { VerdictName } from "../../schema/curve.ts";
import { brief, percent } from "../../schema/fields/notation.ts";
import { FEWEST_POINTS, type Forecast, isAtPlannedEnd, LEAST_OBSERVED } from "./forecast.ts";
import type { PlannedSteps } from "./plannedSteps.ts";

/** What of a diagnosis overrules a forecast: a collapse, or a reward that still climbs. */
interface Diagnosed {
  readonly verdict: VerdictName;
  readonly checkpoint?: { readonly step: number };
}

/** What no forecast from a reward can do. */
export const NO_COLLAPSE = "A collapse cannot be foreseen: keep the best checkpoint.";

/** Returns the step of the checkpoint to return to where a diagnosis says that the reward has collapsed; undefined elsewhere. */
export const returnStep = ({ bestStep }: Forecast, diagnosed: Diagnosed | undefined): number | undefined =>
  diagnosed?.verdict === "spike_then_collapse" ? (diagnosed.checkpoint?.step ?? bestStep) : undefined;

/**
 * Returns the decision and the step of the checkpoint to keep. A reward that has collapsed is stopped at the checkpoint to return to, too
 * early or not; one that still climbs is never stopped.
 */
export function decisionOf(
  forecast: Forecast,
  diagnosed: Diagnosed | undefined,
): Pick<Forecast, "decision" | "bestStep"> {
  const { decision, bestStep } = forecast;
  const returnTo = returnStep(forecast, diagnosed);
  if (returnTo !== undefined) return { decision: "stop", bestStep: returnTo };
  const climbs = diagnosed?.verdict === "still_climbing";
  return { decision: climbs && decision === "stop" ? "go_on" : decision, bestStep };
}

/** Who says how long the run is. */
export function plannedText({ steps, from }: PlannedSteps): string {
  const why = {
    told: "as entered",
    log: "stated in the log",
    twice: "assumed: twice the steps so far, because the log states no total",
  }[from];
  return `${brief(steps)} steps, ${why}`;
}

/** The decision in one sentence with its numbers. */
export function decisionText(forecast: Forecast, diagnosed?: Diagnosed): string {
  const { effectivePoints, observed, planned } = forecast;
  const returnTo = returnStep(forecast, diagnosed);
  if (returnTo !== undefined)
    return `The reward has collapsed: stop and return to the checkpoint of step ${brief(returnTo)}.`;
  if (forecast.decision === "too_early") {
    return forecast.missing === "points"
      ? `Too early to say: ${brief(effectivePoints)} effective points, ${FEWEST_POINTS} needed.`
      : `Too early to say: ${percent(observed)} of the planned steps are done, ${percent(LEAST_OBSERVED)} needed.`;
  }
  const { decision } = decisionOf(forecast, diagnosed);
  if (isAtPlannedEnd(forecast))
    return decision === "go_on"
      ? "The run is at its planned end and still climbs: plan more steps."
      : "The run is at its planned end.";
  const chance = `${percent(forecast.chanceOfMore)} chance of a worthwhile gain`;
  if (forecast.decision === "go_on") return `Continue: ${chance}.`;
  return decision === "go_on"
    ? `Continue: the reward still climbs, but only a ${chance} by step ${brief(planned.steps)}.`
    : `Stop: no more gain expected (${chance}).`;
}

/** Seconds as a person says them: 45 s, 12 min, 3.4 h, 2.1 days. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${brief(Math.round(seconds))} s`;
  if (seconds < 5400) return `${brief(Math.round(seconds / 60))} min`;
  return seconds < 172_800 ? `${brief(seconds / 3600)} h` : `${brief(seconds / 86_400)} days`;
}
