import type { Field, RunConfig } from "../fields/config.ts";
import type { NumberParameter } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { bare, subject } from "../fields/phrase.ts";
import type { Provenance } from "../fields/provenance.ts";
import { bandFindings, rangeFindings } from "./bandFindings.ts";
import { blockedCombinations, sharperAdvice } from "./combinations.ts";
import { type Finding, levels, type Numeric, numericFields, offeredValue, setTo } from "./finding.ts";
import { rolloutFindings } from "./rolloutFindings.ts";

export type { Finding } from "./finding.ts";

/** Returns the page that lists the documented values of a field. */
export function listedBy(field: Field): Provenance {
  const parameter = parameters[field];
  return (parameter.kind === "number" ? parameter.documented?.newer : undefined) ?? parameter.source;
}

/** Returns the finding about a value that the service takes but the document does not list; undefined for others. */
function outsideDocument(field: Numeric, config: RunConfig): Finding | undefined {
  const parameter: NumberParameter = parameters[field];
  const value = config[field];
  if (parameter.documented === undefined) return undefined;
  const { min, max, newer } = parameter.documented;
  if (value >= min && value <= max) return undefined;
  const listed = `${bare(parameter, min)} to ${bare(parameter, max)}`;
  return {
    // an earlier page allows more, so the newer list is advice
    level: newer ? "advice" : "outside",
    fields: [field],
    message: newer
      ? `${parameter.label} ${bare(parameter, value)}: Fireworks' pages differ. The page of ${parameter.source.asOf} goes up to ${bare(parameter, parameter.hard.max)}, a newer one lists ${listed}. If the service refuses ${bare(parameter, value)}, stay within ${listed}.`
      : `${subject(parameter, value)} outside the documented range, ${listed}.`,
    source: listedBy(field),
    set: setTo(field, offeredValue(field, config) ?? Math.min(max, Math.max(min, value))),
  };
}

/**
 * Returns every finding about a config, the most serious first. Where a combination gives sharper advice on a field, the advice of its band
 * is left out, except that no value fits.
 */
export function findingsOf(config: RunConfig): readonly Finding[] {
  const sharper = sharperAdvice(config);
  const said = sharper.map(({ fields }) => fields[0]);
  const bands = bandFindings(config).filter(({ fields, set }) => set === undefined || !said.includes(fields[0]));
  const all = [
    ...blockedCombinations(config),
    ...numericFields.map((field) => outsideDocument(field, config)).filter((finding) => finding !== undefined),
    ...sharper,
    ...bands,
    ...rangeFindings(config),
    ...rolloutFindings(config),
  ];
  return levels.flatMap((level) => all.filter((finding) => finding.level === level));
}
