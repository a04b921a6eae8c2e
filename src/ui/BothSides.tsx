import { verdictTitle } from "../diagnosis/words.ts";
import { spoken } from "../schema/notation.ts";
import type { Zone } from "../schema/parameter.ts";
import { type AdjustableField, parameters } from "../schema/parameters.ts";
import { usePreview, useSettings } from "./context.ts";
import { reward } from "./figures.ts";

/** Outside the band: what is advised and what this simulation shows, each under its own name. */
export function BothSides({ field, zone }: { field: AdjustableField; zone: Zone }) {
  const parameter = parameters[field];
  const { advice } = parameter;
  const advised = useSettings(({ config }) => {
    const band = advice?.band(config);
    if (!band) return undefined;
    return zone === "low" ? `${spoken(parameter, band.low)} or more` : `${spoken(parameter, band.high)} or less`;
  });
  const shown = usePreview(({ stage, status }) =>
    stage && status === "done"
      ? `${verdictTitle(stage.verdict.name).toLowerCase()}, ends at ${reward(stage.summary.end)}`
      : "…",
  );
  if (zone === "right" || !advised || !advice?.advisedBy) return null;
  return (
    <p className="both">
      <b>{advice.advisedBy[zone]}</b> {advised} for this case. <b>In this simulation</b>, all settings taken together:{" "}
      {shown}.
    </p>
  );
}
