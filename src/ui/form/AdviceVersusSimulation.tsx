import type { Band, NumberParameter, Zone } from "../../schema/fields/parameter.ts";
import { advisedRange } from "../../schema/fields/phrase.ts";
import { usePreview } from "../parts/context.ts";
import { reward } from "../parts/format.ts";

interface Props {
  readonly parameter: NumberParameter;
  readonly zone: Zone;
  readonly band: Band;
}

/** A value outside the recommended range that still ends healthy in the simulation: states both, each with its source. */
export function AdviceVersusSimulation({ parameter, zone, band }: Props) {
  const { advice } = parameter;
  const end = usePreview(({ verdict: simulated, status }) =>
    status === "done" && simulated?.verdict.name === "healthy" ? reward(simulated.end) : undefined,
  );
  if (zone === "right" || !advice?.advisedBy || end === undefined) return null;
  return (
    <p className="both">
      <b>{advice.advisedBy[zone]}</b> {advisedRange(parameter, zone, band)} for this case. <b>In this simulation</b> the
      run, with all settings as they are, still ends healthy, at {end}.
    </p>
  );
}
