import type { Field, RunConfig } from "../fields/config.ts";
import type { Job, JobField } from "../fields/job.ts";
import { type NumberParameter, zoneOf } from "../fields/parameter.ts";
import { allFields, parameters } from "../fields/parameters.ts";
import { bare } from "../fields/phrase.ts";
import type { Provenance } from "../fields/provenance.ts";

/** The levels of a finding, the most serious first; only `blocked` stops an export. */
export const levels = ["blocked", "outside", "advice", "interaction"] as const;
export type Level = (typeof levels)[number];

type Changes<Of> = { [K in keyof Of]: { readonly field: K; readonly value: Of[K]; readonly label: string } }[keyof Of];

/** The new value of one field, and the label of the button that sets it. */
export type FieldChange = Changes<RunConfig>;

/** A message about a config, beyond the zone of a single field. */
export interface Finding {
  readonly level: Level;
  /** The fields that it concerns, the one to change first. */
  readonly fields: readonly Field[];
  readonly message: string;
  readonly source: Provenance;
  readonly set?: FieldChange;
}

/** A message about the details of a job. */
export interface JobFinding extends Pick<Finding, "level" | "message" | "source"> {
  readonly fields: readonly JobField[];
  readonly set?: Changes<Job>;
}

/** The fields whose values are numbers. */
export type Numeric = { [K in Field]: RunConfig[K] extends number ? K : never }[Field];
export const numericFields = allFields.filter((field): field is Numeric => parameters[field].kind === "number");

/** Makes the change of a field to a number, with its button: "Set LoRA rank to 16". */
export function setTo(field: Numeric, value: number): FieldChange {
  const parameter = parameters[field];
  return { field, value, label: `Set ${parameter.label} to ${bare(parameter, value)}` };
}

const listed = ({ documented }: NumberParameter, value: number) =>
  documented === undefined || (value >= documented.min && value <= documented.max);

/**
 * Returns the recommended value nearest to the current one: on the slider, and listed by the document if any is. Undefined where nothing fits
 * or nothing would change.
 */
export function nearestRecommended(field: Numeric, config: RunConfig): number | undefined {
  const parameter: NumberParameter = parameters[field];
  const band = parameter.advice?.band(config);
  if (band === undefined) return undefined;
  const inside = parameter.scale.lattice.filter((value) => zoneOf(value, band) === "right");
  const best = inside.filter((value) => listed(parameter, value));
  const offered = best.length > 0 ? best : inside;
  const nearest = zoneOf(config[field], band) === "low" ? offered[0] : offered.at(-1);
  return nearest === config[field] ? undefined : nearest;
}

/**
 * Returns the value that every finding about a field offers: the nearest recommended one. A learning rate outside its range returns to the
 * default, from which the document measures: the edge of the range is a step to take after a run, not a cure.
 */
export function offeredValue(field: Numeric, config: RunConfig): number | undefined {
  const { default: usual, advice }: NumberParameter = parameters[field];
  const isOutside = zoneOf(config[field], advice?.band(config)) !== "right";
  if (field === "learningRate" && isOutside && zoneOf(usual, advice?.band(config)) === "right") return usual;
  return nearestRecommended(field, config);
}

/** Adds the change to a value, if there is one, to a finding. */
export const offering = (finding: Finding, field: Numeric, value: number | undefined): Finding =>
  value === undefined ? finding : { ...finding, set: setTo(field, value) };
