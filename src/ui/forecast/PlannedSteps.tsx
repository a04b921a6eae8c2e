import { type FormEvent, useState } from "react";
import { isPlannedSteps, MOST_STEPS } from "../../diagnosis/forecast/stepLimit.ts";
import type { ForecastAnswer } from "../../diagnosis/protocol.ts";
import { grouped } from "../../schema/fields/notation.ts";
import { parseNumber } from "../../schema/values/number.ts";
import { logOf } from "../../state/log/log.ts";
import { useLog, useStores } from "../parts/context.ts";

/** The step at which the run is planned to end: typed, or as the log says, or twice as long as now. */
export function PlannedSteps({ forecast }: { forecast: ForecastAnswer }) {
  const log = logOf(useStores().log);
  const planned = useLog((state) => state.plannedSteps);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const guess = "problem" in forecast ? "" : String(forecast.forecast.planned.steps);
  const plan = (event: FormEvent) => {
    event.preventDefault();
    const steps = parseNumber(typed, "typed");
    const isEmpty = typed.trim() === "";
    const isPlan = steps !== undefined && isPlannedSteps(steps);
    setWrong(!isEmpty && !isPlan);
    if (isEmpty || isPlan) log.plan(steps);
  };
  return (
    <form className="ask" onSubmit={plan}>
      <label>
        Planned steps{" "}
        <input
          type="text"
          inputMode="numeric"
          value={typed}
          placeholder={planned === undefined ? guess : ""}
          aria-invalid={wrong}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>{" "}
      <button type="submit">Forecast</button>
      {wrong && (
        <span className="why" role="alert">
          Enter a whole number, 1–{grouped(MOST_STEPS)}, e.g. 500 or 2k.
        </span>
      )}
    </form>
  );
}
