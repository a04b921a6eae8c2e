import type { Field, RunConfig } from "../fields/config.ts";
import { parameters } from "../fields/parameters.ts";
import { bare } from "../fields/phrase.ts";
import type { Note } from "../fields/provenance.ts";
import { levels } from "../findings/finding.ts";
import { findingsOf } from "../findings/findings.ts";

/**
 * Where a suggestion comes from: "error" from a value that the service refuses, "advice" from a finding or a zone, "trial" from a step within
 * the recommended range, which is shown only if the simulation ends better with it.
 */
export type SuggestionKind = "error" | "advice" | "trial";

/** A bounded change of one setting, with its reasons. */
export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly field: Field;
  readonly from: RunConfig[Field];
  readonly to: RunConfig[Field];
  /** At least one, the most telling first. */
  readonly reasons: readonly Note[];
}

/** Returns the config with a suggestion applied. */
export const applied = (config: RunConfig, { field, to }: Pick<Suggestion, "field" | "to">): RunConfig => ({
  ...config,
  [field]: to,
});

/** Writes a value of a field without its unit: 16,384, 2e-4, auto. */
function valueText(field: Field, value: RunConfig[Field]): string {
  const parameter = parameters[field];
  return parameter.kind === "number" && typeof value === "number" ? bare(parameter, value) : String(value);
}

/** Writes the change: "Epochs 1 → 3". */
export const changeText = ({ field, from, to }: Suggestion) =>
  `${parameters[field].label} ${valueText(field, from)} → ${valueText(field, to)}`;

/** Returns the level of the most serious finding about each field, as its place in `levels`. */
function seriousness(config: RunConfig): ReadonlyMap<Field | undefined, number> {
  const found = new Map<Field | undefined, number>();
  for (const { level, fields } of findingsOf(config)) {
    const [field, rank] = [fields[0], levels.indexOf(level)];
    found.set(field, Math.min(rank, found.get(field) ?? rank));
  }
  return found;
}

/** Tells whether a change brings a finding about a field that had none, or a more serious one. */
export function addsFinding(before: RunConfig, after: RunConfig): boolean {
  const known = seriousness(before);
  return [...seriousness(after)].some(([field, rank]) => rank < (known.get(field) ?? Number.POSITIVE_INFINITY));
}
