import type { Series } from "../../diagnosis/log/log.ts";
import type { ForecastAnswer } from "../../diagnosis/protocol.ts";

/** The forecast at a position of the run's axis, beyond its last point. */
export interface FanRow {
  readonly at: number;
  readonly predicted: number;
  /** The 80 % interval. */
  readonly fan: readonly [low: number, high: number];
}

/**
 * Returns the forecast by position; none where there is no forecast. Where the axis counts points, a step has the length of the steps so far.
 */
export function fanRows(
  answer: ForecastAnswer | undefined,
  places: Float64Array,
  { step }: Pick<Series, "step">,
): readonly FanRow[] {
  if (!answer || "problem" in answer || answer.forecast.decision === "too_early") return [];
  const { fan, lastStep } = answer.forecast;
  const last = places[places.length - 1] ?? 0;
  const perStep = places === step ? 1 : last / Math.max(1, lastStep);
  return fan
    .filter((point) => point.step >= lastStep)
    .map(({ step: at, reward, low, high }) => ({
      at: last + (at - lastStep) * perStep,
      predicted: reward,
      fan: [low, high],
    }));
}
