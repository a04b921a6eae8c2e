import type { Band, NumberParameter, Zone } from "../../schema/fields/parameter.ts";
import { advisedRange } from "../../schema/fields/phrase.ts";
import { usePreview } from "../parts/context.ts";
import { reward } from "../parts/format.ts";

interface Props {
  readonly parameter: NumberParameter;
  readonly zone: Zone;
  readonly band: Band;
}

/** Where advice and simulation differ, both are said, each under its own name. */
export function BothSides({ parameter, zone, band }: Props) {
  const { advice } = parameter;
  const end = usePreview(({ reading, status }) =>
    status === "done" && reading?.verdict.name === "healthy" ? reward(reading.end) : undefined,
  );
  if (zone === "right" || !advice?.advisedBy || end === undefined) return null;
  return (
    <p className="both">
      <b>{advice.advisedBy[zone]}</b> {advisedRange(parameter, zone, band)} for this case. <b>In this simulation</b> the
      run, with all settings as they are, still ends healthy, at {end}.
    </p>
  );
}
