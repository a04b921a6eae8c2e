import { figure } from "../../diagnosis/advice/summary.ts";
import { isAtPlannedEnd } from "../../diagnosis/forecast/forecast.ts";
import {
  decisionOf,
  decisionText,
  durationText,
  NO_COLLAPSE,
  plannedText,
  returnStep,
} from "../../diagnosis/forecast/forecastText.ts";
import { startingRewardOf } from "../../diagnosis/forecast/startingReward.ts";
import type { RunForecast } from "../../diagnosis/forecastRun.ts";
import { percent } from "../../schema/fields/notation.ts";
import { visible } from "../../schema/values/quote.ts";
import { hasForeignRate } from "../../state/log/loggedConfig.ts";
import { useLog } from "../parts/context.ts";
import { shortNumber, steps } from "../parts/format.ts";
import { HalvedRate } from "./HalvedRate.tsx";
import { NextRunHours } from "./NextRunHours.tsx";
import { PlannedSteps } from "./PlannedSteps.tsx";
import { StartingReward } from "./StartingReward.tsx";
import "./forecast.css";

/** Where the run is heading: stop, go on or too early to say, the reward at its end, its best checkpoint and the time left. */
export function ForecastPanel() {
  const forecast = useLog((state) => state.forecast);
  if (!forecast) return null;
  return (
    <section className="forecast" aria-labelledby="forecast-title">
      <h3 id="forecast-title">Forecast</h3>
      {"problem" in forecast ? <p className="quiet">{forecast.problem}</p> : <Decision {...forecast} />}
      <PlannedSteps forecast={forecast} />
    </section>
  );
}

function Decision({ forecast, pace, secondsLeft }: RunForecast) {
  const { bestReward, planned, lastStep } = forecast;
  const hasEnd = forecast.decision !== "too_early";
  const diagnosis = useLog(({ diagnosed }) => (diagnosed && "series" in diagnosed ? diagnosed.diagnosis : undefined));
  const returnTo = returnStep(forecast, diagnosis);
  const isAtEnd = isAtPlannedEnd(forecast);
  const hasCollapsed = returnTo !== undefined;
  const { decision, bestStep } = decisionOf(forecast, diagnosis);
  // with the decimals of the diagnosis
  const written = (reward: number) => (diagnosis ? figure(reward, diagnosis.trend) : shortNumber(reward));
  return (
    <>
      <p data-decision={decision}>
        <strong>{decisionText(forecast, diagnosis)}</strong>
      </p>
      <dl>
        {hasEnd && (
          <>
            <dt>Reward at step {steps(planned.steps)}</dt>
            <dd>
              {isAtEnd
                ? `${written(forecast.end)} (mean of the last tenth)`
                : `${written(forecast.end)} (mean of the last tenth, 80% interval ${written(forecast.low)} to ${written(forecast.high)}); level at step ${steps(lastStep)}: ${written(forecast.now)}`}
            </dd>
          </>
        )}
        {hasEnd && !hasCollapsed && forecast.gainToCome !== undefined && (
          <>
            <dt>Remaining gain</dt>
            <dd>{percent(forecast.gainToCome)} of the total gain</dd>
          </>
        )}
        {/* a sign of the diagnosis names it where the run got worse */}
        {diagnosis?.checkpoint === undefined && (
          <>
            <dt>Best checkpoint</dt>
            <dd>
              step {steps(bestStep)}, reward about {written(bestReward)}
            </dd>
          </>
        )}
        {pace && secondsLeft !== undefined && lastStep < planned.steps && (
          <>
            <dt>Time left</dt>
            <dd>
              {durationText(secondsLeft)}, {shortNumber(pace.secondsPerStep)} s per step ({visible(pace.column, 40)})
            </dd>
          </>
        )}
        {pace && <NextRunHours pace={pace} />}
        <Start />
      </dl>
      <p className="quiet">
        Planned: {plannedText(planned)}. {!hasCollapsed && !isAtEnd && NO_COLLAPSE}
      </p>
    </>
  );
}

/** Fewer points tell nothing of what a change would have done. */
const FEWEST_POINTS = 10;

/** What the simulation takes from the log: where the run started. */
function Start() {
  const series = useLog(({ diagnosed }) => (diagnosed && "series" in diagnosed ? diagnosed.series : undefined));
  const known = useLog((state) => state.known);
  const start = series && startingRewardOf(series.reward);
  if (series === undefined || start === undefined) return null;
  return (
    <>
      <StartingReward start={start} />
      {series.reward.length >= FEWEST_POINTS && !hasForeignRate(series, known) && (
        <HalvedRate series={series} start={start} />
      )}
    </>
  );
}
