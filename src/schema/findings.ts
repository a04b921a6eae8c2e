import type { Field, RunConfig } from "./config.ts";
import { grouped, shortest, spoken } from "./notation.ts";
import { type Band, type NumberParameter, type Zone, zoneOf } from "./parameter.ts";
import { type AdjustableField, adjustableFields, entries, parameters } from "./parameters.ts";
import { type Provenance, sources } from "./provenance.ts";
import { fullLengthSequences } from "./sizing.ts";
import { HIGH_END_GIB } from "./training.ts";

/** In order of weight: only `blocked` stops an export. */
const levels = ["blocked", "outside", "advice", "interaction"] as const;
export type Level = (typeof levels)[number];

/** A change of one field that a click makes. */
export type Change = {
  [K in Field]: { readonly field: K; readonly value: RunConfig[K]; readonly label: string };
}[Field];

/** A message about a config, more than a single field's zone can say. */
export interface Finding {
  readonly level: Level;
  /** The fields that it is about, the one to change first. */
  readonly fields: readonly Field[];
  readonly message: string;
  readonly source: Provenance;
  readonly set?: Change;
}

type Numeric = { [K in Field]: RunConfig[K] extends number ? K : never }[Field];

const nameOf = (parameter: NumberParameter, value: number) =>
  parameter.notation === "tokens" ? grouped(value) : shortest(value, parameter.notation);

function setTo(field: Numeric, value: number): Change {
  return { field, value, label: `Set to ${nameOf(parameters[field], value)}` };
}

/** Above it the document asks for high-end GPUs. */
const ORDINARY_RANK = 64;

/** The value nearest to the current one that is just right and that the control offers; undefined when there is none. */
function nearestInBand(field: AdjustableField, config: RunConfig): number | undefined {
  const { advice, scale } = parameters[field];
  const band = advice?.band(config);
  const inside = band ? scale.lattice.filter((value) => zoneOf(value, band) === "right") : [];
  return zoneOf(config[field], band) === "low" ? inside[0] : inside.at(-1);
}

const withChange = (finding: Finding, field: Numeric, value: number | undefined): Finding =>
  value === undefined ? finding : { ...finding, set: setTo(field, value) };

/** Combinations that the service refuses. */
function blockedCombinations({ lossMethod, klBeta }: RunConfig): Finding[] {
  if (lossMethod === "grpo" || klBeta === "auto" || klBeta === 0) return [];
  const method = parameters.lossMethod.options.find(({ value }) => value === lossMethod)?.label ?? lossMethod;
  return [
    {
      level: "blocked",
      fields: ["klBeta", "lossMethod"],
      message: `${method} has no KL term: Fireworks refuses a KL weight of ${shortest(klBeta, "plain")} with it. Leave the KL weight to the service, or choose GRPO.`,
      source: sources.api,
      set: { field: "klBeta", value: "auto", label: "Set to auto" },
    },
  ];
}

/** Where the documented bounds of a field come from, if not from the page that its hard ones come from. */
const documentedBy: Partial<Record<Field, Provenance>> = { loraRank: sources.laterReference };

/** Values that the service takes but a document does not list. */
function outsideDocument(config: RunConfig): Finding[] {
  const findings: Finding[] = [];
  for (const [field, parameter] of entries) {
    if (parameter.kind !== "number" || parameter.documented === undefined) continue;
    const value = config[field];
    if (typeof value !== "number") continue;
    const { min, max } = parameter.documented;
    if (value >= min && value <= max) continue;
    const source = documentedBy[field] ?? parameter.source;
    findings.push({
      level: "outside",
      fields: [field],
      message: `${parameter.label} ${nameOf(parameter, value)} is outside the range that ${source.title} lists: ${nameOf(parameter, min)} to ${nameOf(parameter, max)} (${source.asOf}).`,
      source,
      set: setTo(field as Numeric, Math.min(max, Math.max(min, value))),
    });
  }
  return findings;
}

/** Advice on one field that another one makes sharper; it takes the place of the field's own band advice. */
function specificAdvice(config: RunConfig): Finding[] {
  const findings: Finding[] = [];
  const { loraRank, gpuMemory, batchSize, maxContextLength, typicalTokens, learningRate } = config;
  if (loraRank > ORDINARY_RANK && gpuMemory < HIGH_END_GIB) {
    const finding: Finding = {
      level: "advice",
      fields: ["loraRank", "gpuMemory"],
      message: `Fireworks advises to keep the rank at ${ORDINARY_RANK} or below without high-end GPUs: ${loraRank} on ${spoken(parameters.gpuMemory, gpuMemory)} a GPU (high-end here: ${HIGH_END_GIB} GiB and more).`,
      source: sources.tuningAdvice,
    };
    findings.push(withChange(finding, "loraRank", nearestInBand("loraRank", config)));
  }
  if (fullLengthSequences(config) < 1) {
    const finding: Finding = {
      level: "interaction",
      fields: ["batchSize", "maxContextLength"],
      message: `A batch of ${grouped(batchSize)} tokens does not hold one sequence of the full context length, ${grouped(maxContextLength)} tokens. Raise the batch size or lower the context length.`,
      source: sources.tuning,
    };
    findings.push(withChange(finding, "batchSize", nearestInBand("batchSize", config)));
  }
  if (typicalTokens > maxContextLength) {
    const finding: Finding = {
      level: "interaction",
      fields: ["maxContextLength", "typicalTokens"],
      message: `A typical sequence of ${grouped(typicalTokens)} tokens is longer than the context of ${grouped(maxContextLength)}: responses are cut off before the grader sees their end.`,
      source: sources.reference,
    };
    findings.push(withChange(finding, "maxContextLength", nearestInBand("maxContextLength", config)));
  }
  const rates = parameters.learningRate.advice?.band(config);
  if (zoneOf(learningRate, rates) === "high" && batchSize < parameters.batchSize.default) {
    const finding: Finding = {
      level: "interaction",
      fields: ["learningRate", "batchSize"],
      message: `A learning rate of ${shortest(learningRate, "rate")} is more than twice the default, which is tuned for batches of ${grouped(parameters.batchSize.default)} tokens; the noisier updates of a batch of ${grouped(batchSize)} make it riskier still.`,
      source: sources.tuningAdvice,
    };
    findings.push(withChange(finding, "learningRate", nearestInBand("learningRate", config)));
  }
  return findings;
}

/** Whose advice a field's band is, below and above. */
const bandSources: Readonly<Record<AdjustableField, Readonly<Record<Exclude<Zone, "right">, Provenance>>>> = {
  learningRate: { low: sources.tuningAdvice, high: sources.tuningAdvice },
  epochs: { low: sources.ours, high: sources.tuningAdvice },
  loraRank: { low: sources.tuningAdvice, high: sources.tuningAdvice },
  batchSize: { low: sources.tuningAdvice, high: sources.tuningAdvice },
  maxContextLength: { low: sources.ours, high: sources.ours },
};

const rangeOf = (parameter: NumberParameter, { low, high }: Band) =>
  low === high ? nameOf(parameter, low) : `${nameOf(parameter, low)} to ${nameOf(parameter, high)}`;

/** What the band of an adjustable field says about its value; undefined when it is just right. */
function bandAdvice(field: AdjustableField, config: RunConfig): Finding | undefined {
  const parameter = parameters[field];
  const { advice, label } = parameter;
  const band = advice?.band(config);
  const zone = zoneOf(config[field], band);
  if (advice === undefined || zone === "right") return undefined;
  const start = `${label} ${nameOf(parameter, config[field])}`;
  const message = band
    ? `${start} is ${advice.words[zone].toLowerCase()}. ${advice.zones[zone]} Just right here: ${rangeOf(parameter, band)}.`
    : `${start}: ${advice.nothingFits ?? advice.zones[zone]}`;
  const finding: Finding = { level: "advice", fields: [field], message, source: bandSources[field][zone] };
  return withChange(finding, field, nearestInBand(field, config));
}

/**
 * Everything that is to be said about a config beyond each field's own zone, what blocks first. Where something more specific is said
 * about a field, its band advice is left out; that no value fits is always said.
 */
export function findingsOf(config: RunConfig): readonly Finding[] {
  const specific = specificAdvice(config);
  const said = specific.map(({ fields }) => fields[0]);
  const bands = adjustableFields
    .map((field) => bandAdvice(field, config))
    .filter((finding) => finding !== undefined)
    .filter(({ fields, set }) => set === undefined || !said.includes(fields[0]));
  const all = [...blockedCombinations(config), ...outsideDocument(config), ...specific, ...bands];
  return levels.flatMap((level) => all.filter((finding) => finding.level === level));
}
