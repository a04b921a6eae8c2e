import type { VerdictName } from "../../schema/curve.ts";
import { brief, percent } from "../../schema/fields/notation.ts";
import { FEWEST_POINTS, type Forecast, LEAST_OBSERVED } from "./forecast.ts";
import type { PlannedSteps } from "./plannedSteps.ts";

/** What of a diagnosis tells a collapse. */
interface Collapse {
  readonly verdict: VerdictName;
  readonly checkpoint?: { readonly step: number };
}

/** What no forecast from a reward can do. */
export const NO_COLLAPSE = "A collapse cannot be foreseen: keep the best checkpoint.";

/** Returns the step of the checkpoint to return to where a diagnosis says that the reward has collapsed; undefined elsewhere. */
export const returnStep = ({ bestStep }: Forecast, diagnosed: Collapse | undefined): number | undefined =>
  diagnosed?.verdict === "spike_then_collapse" ? (diagnosed.checkpoint?.step ?? bestStep) : undefined;

/** What to do, and the step of the checkpoint to keep: a reward that has collapsed is stopped at the one to return to, too early or not. */
export const decisionOf = (
  { decision, bestStep }: Forecast,
  returnTo: number | undefined,
): Pick<Forecast, "decision" | "bestStep"> =>
  returnTo === undefined ? { decision, bestStep } : { decision: "stop", bestStep: returnTo };

/** Who says how long the run is. */
export function plannedText({ steps, from }: PlannedSteps): string {
  const why = {
    told: "as entered",
    log: "stated in the log",
    twice: "assumed: twice the steps so far, because the log states no total",
  }[from];
  return `${brief(steps)} steps, ${why}`;
}

/** The decision in one sentence with its numbers. `returnTo`: the step of the checkpoint to return to where the reward has collapsed, whatever is forecast. */
export function decisionText(forecast: Forecast, returnTo?: number): string {
  const { effectivePoints, observed, lastStep, planned } = forecast;
  if (returnTo !== undefined)
    return `The reward has collapsed: stop and return to the checkpoint of step ${brief(returnTo)}.`;
  if (forecast.decision === "too_early") {
    return forecast.missing === "points"
      ? `Too early to say: ${brief(effectivePoints)} effective points, ${FEWEST_POINTS} needed.`
      : `Too early to say: ${percent(observed)} of the planned steps are done, ${percent(LEAST_OBSERVED)} needed.`;
  }
  const chance = `${percent(forecast.chanceOfMore)} chance of a worthwhile gain`;
  if (forecast.decision === "go_on") return `Continue: ${chance}.`;
  return lastStep >= planned.steps ? "Stop: the planned steps are done." : `Stop: no more gain expected (${chance}).`;
}

/** Seconds as a person says them: 45 s, 12 min, 3.4 h, 2.1 days. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${brief(Math.round(seconds))} s`;
  if (seconds < 5400) return `${brief(Math.round(seconds / 60))} min`;
  return seconds < 172_800 ? `${brief(seconds / 3600)} h` : `${brief(seconds / 86_400)} days`;
}
