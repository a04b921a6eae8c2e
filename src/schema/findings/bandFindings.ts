import type { RunConfig } from "../fields/config.ts";
import { zoneOf } from "../fields/parameter.ts";
import { parameters, type TrainingField, trainingFields } from "../fields/parameters.ts";
import { subject } from "../fields/phrase.ts";
import { sources } from "../fields/provenance.ts";
import { type Finding, numericFields, offeredValue, offering, setTo } from "./finding.ts";

/** Returns the finding about a training field outside its band; undefined within. */
function bandFinding(field: TrainingField, config: RunConfig): Finding | undefined {
  const parameter = parameters[field];
  const { advice } = parameter;
  const band = advice.band(config);
  const zone = zoneOf(config[field], band);
  if (zone === "right") return undefined;
  const about = { level: "advice", fields: [field] } as const;
  if (band === undefined) return { ...about, message: advice.nothingFits ?? advice.zones[zone], source: sources.ours };
  const { text, source } = advice.credit(zone, band, config);
  const verdict = `${subject(parameter, config[field])} ${advice.words[zone].toLowerCase()}.`;
  const finding = { ...about, message: `${verdict} ${advice.zones[zone]} ${text}`, source };
  return offering(finding, field, offeredValue(field, config));
}

/** Returns the findings about training fields outside their bands. */
export const bandFindings = (config: RunConfig): Finding[] =>
  trainingFields.map((field) => bandFinding(field, config)).filter((finding) => finding !== undefined);

/** Returns the findings about rollout fields in a range that their entries warn of. */
export const rangeFindings = (config: RunConfig): Finding[] =>
  numericFields.flatMap((field) => {
    const parameter = parameters[field];
    if (parameter.place !== "rollout") return [];
    return parameter.advice.warnings
      .filter(({ applies }) => applies(config))
      .map(
        ({ says, offers, source }): Finding => ({
          level: "advice",
          fields: [field],
          message: `${subject(parameter, config[field])} ${says}`,
          source,
          set: setTo(field, offers(config)),
        }),
      );
  });
