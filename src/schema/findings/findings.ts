import type { Field, RunConfig } from "../fields/config.ts";
import type { NumberParameter } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { bare, subject } from "../fields/phrase.ts";
import type { Provenance } from "../fields/provenance.ts";
import { bandFindings, rangeFindings } from "./bandFindings.ts";
import { blockedCombinations, sharperAdvice } from "./combinations.ts";
import { type Finding, levels, type Numeric, nearestJustRight, numericFields, setTo } from "./finding.ts";
import { rolloutFindings } from "./rolloutFindings.ts";

export type { Finding, JobFinding } from "./finding.ts";

/** The page that lists the documented values of a field. */
export function listedBy(field: Field): Provenance {
  const parameter = parameters[field];
  return (parameter.kind === "number" ? parameter.documented?.newer : undefined) ?? parameter.source;
}

/** The finding about a value that the service takes but the document does not list; undefined for any other. */
function outsideDocument(field: Numeric, config: RunConfig): Finding | undefined {
  const parameter: NumberParameter = parameters[field];
  const value = config[field];
  if (parameter.documented === undefined) return undefined;
  const { min, max, newer } = parameter.documented;
  if (value >= min && value <= max) return undefined;
  const listed = `${bare(parameter, min)} to ${bare(parameter, max)}`;
  return {
    // the earlier page allows more, so the later one is advice
    level: newer ? "advice" : "outside",
    fields: [field],
    message: newer
      ? `${parameter.label}: two Fireworks pages differ. The one of ${parameter.source.asOf} goes up to ${bare(parameter, parameter.hard.max)}, a later one lists ${listed}. If the service refuses ${bare(parameter, value)}, stay within that.`
      : `${subject(parameter, value)} outside the range that the document lists, ${listed}.`,
    source: listedBy(field),
    set: setTo(field, nearestJustRight(field, config) ?? Math.min(max, Math.max(min, value))),
  };
}

/**
 * Everything that is to be said about a config beyond each field's own zone, what blocks first. Where something sharper is said about a
 * field, its band advice is left out; that no value fits is always said.
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
