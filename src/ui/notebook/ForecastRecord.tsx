import type { SavedForecast } from "../../exchange/runs/savedForecast.ts";
import { percent } from "../../schema/fields/notation.ts";
import { type ForecastOutcome, trackRecordOf } from "../../state/notebook/trackRecord.ts";
import { shortNumber, steps } from "../parts/format.ts";

/** How the forecasts of the saved runs have done; nothing before a forecast can be compared with what came. */
export function ForecastRecord({ outcomes }: { outcomes: ReadonlyMap<string, ForecastOutcome> }) {
  const { count, inside, meanError } = trackRecordOf(outcomes.values());
  if (count === 0) return null;
  return (
    <p className="forecast-record">
      <b>Forecasts checked:</b> {inside} of {count} inside their 80% interval, mean error {percent(meanError)} of the
      range of the reward
    </p>
  );
}

const decisions = { stop: "stop", go_on: "continue", too_early: "too early to say" } as const;

interface Props {
  readonly forecast: SavedForecast;
  readonly outcome: ForecastOutcome | undefined;
}

/** A run's forecast as it was made, and what came where a later log of the run was saved. */
export function SavedForecastLine({ forecast, outcome }: Props) {
  const { step, plannedSteps, decision, end, low, high } = forecast;
  return (
    <p className="saved-forecast quiet" data-inside={outcome?.isInside}>
      Forecast at step {steps(step)} of {steps(plannedSteps)}: {decisions[decision]}
      {end !== undefined &&
        low !== undefined &&
        high !== undefined &&
        `, ${shortNumber(end)} (80% interval ${shortNumber(low)} to ${shortNumber(high)})`}
      {outcome && `. Actual: ${shortNumber(outcome.came)}, ${outcome.isInside ? "inside" : "outside"} the interval`}.
    </p>
  );
}
