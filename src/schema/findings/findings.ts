import type { Field, RunConfig } from "../fields/config.ts";
import { entries, parameters } from "../fields/parameters.ts";
import { type Provenance, sources } from "../fields/provenance.ts";
import { bare, subject } from "../values/phrase.ts";
import { bandFindings } from "./bandFindings.ts";
import { blockedCombinations, sharperAdvice } from "./combinations.ts";
import { type Finding, levels, type Numeric, nearestJustRight, setTo } from "./finding.ts";
import { rolloutFindings } from "./rolloutFindings.ts";

export type { Finding, JobFinding } from "./finding.ts";

/** Fields that two Fireworks pages bound differently: the later one is advice, since the earlier one allows more. */
const newerBounds: Partial<Record<Field, { readonly source: Provenance; readonly earlier: Provenance }>> = {
  loraRank: { source: sources.laterReference, earlier: sources.tuning },
};

/** The page that lists the documented values of a field. */
export const listedBy = (field: Field): Provenance => newerBounds[field]?.source ?? parameters[field].source;

/** Values that the service takes but a document does not list. */
function outsideDocument(config: RunConfig): Finding[] {
  const findings: Finding[] = [];
  for (const [field, parameter] of entries) {
    if (parameter.kind !== "number" || parameter.documented === undefined) continue;
    const value = config[field];
    if (typeof value !== "number") continue;
    const { min, max } = parameter.documented;
    if (value >= min && value <= max) continue;
    const newer = newerBounds[field];
    const source = listedBy(field);
    const numeric = field as Numeric;
    const listed = `${bare(parameter, min)} to ${bare(parameter, max)}`;
    findings.push({
      level: newer ? "advice" : "outside",
      fields: [field],
      message: newer
        ? `${parameter.label}: two Fireworks pages differ. The one of ${newer.earlier.asOf} goes up to ${bare(parameter, parameter.hard.max)}, a later one lists ${listed}. If the service refuses ${bare(parameter, value)}, stay within that.`
        : `${subject(parameter, value)} outside the range that the document lists, ${listed}.`,
      source,
      set: setTo(numeric, nearestJustRight(numeric, config) ?? Math.min(max, Math.max(min, value))),
    });
  }
  return findings;
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
    ...outsideDocument(config),
    ...sharper,
    ...bands,
    ...rolloutFindings(config),
  ];
  return levels.flatMap((level) => all.filter((finding) => finding.level === level));
}
