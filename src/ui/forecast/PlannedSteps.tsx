import { type FormEvent, useState } from "react";
import type { ForecastAnswer } from "../../diagnosis/protocol.ts";
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
    const text = typed.trim().replaceAll(",", "");
    const steps = /^\d{1,9}$/.test(text) ? Number(text) : undefined;
    setWrong(text !== "" && !steps);
    if (text === "" || steps) log.plan(steps);
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
          Enter a whole number above 0, e.g. 500.
        </span>
      )}
    </form>
  );
}
