import type { Series } from "../log/log.ts";

/** The steps of a run as a forecast counts them: they only grow, and the run began one increment before its first point. */
export interface RunSteps {
  readonly start: number;
  readonly last: number;
  /** The step at a share of the points, in 0..1. */
  readonly at: (share: number) => number;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** The steps of the points; a step that is missing or goes back, as where a run is resumed, stays where it was. */
export function runStepsOf({ step, restarts }: Series): RunSteps {
  const grown: number[] = [];
  let high = Number.NEGATIVE_INFINITY;
  for (const value of step) {
    if (value > high) high = value;
    grown.push(high);
  }
  const isCounted = Number.isFinite(high) && grown.every(Number.isFinite) && (restarts.length === 0 || high > 0);
  const steps = isCounted ? grown : grown.map((_, i) => i + 1);
  const [first = 0] = steps;
  const increments = steps.slice(1).map((value, i) => value - (steps[i] ?? 0));
  const usual = medianOf(increments.filter((value) => value > 0)) || 1;
  return {
    start: first >= 0 ? Math.max(0, first - usual) : first - usual,
    last: steps[steps.length - 1] ?? 0,
    at(share) {
      const place = share * steps.length - 0.5;
      const before = Math.min(steps.length - 1, Math.max(0, Math.floor(place)));
      const [low = 0, high = low] = [steps[before], steps[before + 1]];
      return low + Math.max(0, Math.min(1, place - before)) * (high - low);
    },
  };
}
