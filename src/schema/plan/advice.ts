import type { Field, RunConfig } from "../fields/config.ts";
import { type NumberParameter, zoneOf } from "../fields/parameter.ts";
import { adjustableFields, allFields, parameters, trainingFields } from "../fields/parameters.ts";
import type { Note } from "../fields/provenance.ts";
import { type Finding, offeredValue } from "../findings/finding.ts";
import { findingsOf } from "../findings/findings.ts";
import { applied, type Suggestion } from "./suggestion.ts";

/** What the documents and heuristics say of a config. */
export interface Advice {
  /** At most one per field, errors first. */
  readonly suggestions: readonly Suggestion[];
  /** Findings that no change of a setting settles. */
  readonly notices: readonly Note[];
}

/**
 * The order in which fields are settled: the range of each depends only on fields before it. The batch depends on context, rank and rollouts,
 * the epochs on the batch, the output on the context.
 */
const first: readonly Field[] = ["maxContextLength", "loraRank", "responseCandidatesCount", "batchSize", "epochs"];
const order: readonly Field[] = [...first, ...allFields.filter((field) => !first.includes(field))];

/** The value that findings or the zone of a field recommend instead of the current one, and why; undefined where all is well. */
interface Target {
  readonly isError: boolean;
  readonly to: RunConfig[Field];
  readonly reasons: readonly Note[];
}

/** Returns the reason of a finding: of a value outside its band only the advice, because the row already shows the zone. */
function reasonOf({ fields: [field, other], message, source }: Finding, config: RunConfig): Note {
  const training = other === undefined ? trainingFields.find((one) => one === field) : undefined;
  if (training === undefined) return { text: message, source };
  const { advice } = parameters[training];
  const band = advice.band(config);
  const zone = zoneOf(config[training], band);
  const credit = band === undefined || zone === "right" ? undefined : advice.credit(zone, band, config);
  return credit?.source === source ? credit : { text: message, source };
}

/** Returns the advice of a field's zone: some rollout fields have a zone to name, but no warning. */
function zoneTarget(field: Field, config: RunConfig): Target | undefined {
  const adjustable = adjustableFields.find((one) => one === field);
  if (adjustable === undefined) return undefined;
  const { advice, source }: NumberParameter = parameters[adjustable];
  const zone = zoneOf(config[adjustable], advice?.band(config));
  const to = offeredValue(adjustable, config);
  if (advice === undefined || zone === "right" || to === undefined) return undefined;
  return { isError: false, to, reasons: [{ text: advice.zones[zone], source }] };
}

function targetOf(field: Field, config: RunConfig, findings = findingsOf(config)): Target | undefined {
  const about = findings.filter(({ set }) => set?.field === field);
  const set = about[0]?.set;
  if (set === undefined)
    return findings.some(({ fields }) => fields[0] === field) ? undefined : zoneTarget(field, config);
  const reasons = about.map((finding) => reasonOf(finding, config));
  const texts = reasons.map(({ text }) => text);
  return {
    isError: about.some(({ level }) => level === "blocked"),
    to: set.value,
    reasons: reasons.filter(({ text }, index) => texts.indexOf(text) === index),
  };
}

/**
 * Returns one suggestion per field that needs one, each valid alone and together with those before it: where an earlier change settles or
 * moves a field's advice, that field waits until the change is applied.
 */
export function adviceOf(config: RunConfig): Advice {
  const findings = findingsOf(config);
  let after = config;
  const suggestions: Suggestion[] = [];
  for (const field of order) {
    const target = targetOf(field, config, findings);
    if (target === undefined || (after !== config && targetOf(field, after)?.to !== target.to)) continue;
    const { isError, to, reasons } = target;
    suggestions.push({ kind: isError ? "error" : "advice", field, from: config[field], to, reasons });
    after = applied(after, { field, to });
  }
  const settled = suggestions.map(({ field }) => field);
  const open = findings.filter(({ set, fields }) => set === undefined && !fields.some((one) => settled.includes(one)));
  return {
    suggestions: [
      ...suggestions.filter(({ kind }) => kind === "error"),
      ...suggestions.filter(({ kind }) => kind !== "error"),
    ],
    notices: open.map(({ message, source }) => ({ text: message, source })),
  };
}
