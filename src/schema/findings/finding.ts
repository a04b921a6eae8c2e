import type { Field, RunConfig } from "../fields/config.ts";
import type { Job, JobField } from "../fields/job.ts";
import { type NumberParameter, zoneOf } from "../fields/parameter.ts";
import { allFields, parameters } from "../fields/parameters.ts";
import { bare } from "../fields/phrase.ts";
import type { Provenance } from "../fields/provenance.ts";

/** In order of weight: only `blocked` stops an export. */
export const levels = ["blocked", "outside", "advice", "interaction"] as const;
export type Level = (typeof levels)[number];

type Changes<Of> = { [K in keyof Of]: { readonly field: K; readonly value: Of[K]; readonly label: string } }[keyof Of];

/** A change of one field that a click makes. */
export type Change = Changes<RunConfig>;

/** A message about a config, more than a single field's zone can say. */
export interface Finding {
  readonly level: Level;
  /** The fields that it is about, the one to change first. */
  readonly fields: readonly Field[];
  readonly message: string;
  readonly source: Provenance;
  readonly set?: Change;
}

/** A message about what names the job. */
export interface JobFinding extends Pick<Finding, "level" | "message" | "source"> {
  readonly fields: readonly JobField[];
  readonly set?: Changes<Job>;
}

/** The fields whose values are numbers. */
export type Numeric = { [K in Field]: RunConfig[K] extends number ? K : never }[Field];
export const numericFields = allFields.filter((field): field is Numeric => parameters[field].kind === "number");

/** The change of a field to a number, its name on the button: "Set LoRA rank to 16". */
export function setTo(field: Numeric, value: number): Change {
  const parameter = parameters[field];
  return { field, value, label: `Set ${parameter.label} to ${bare(parameter, value)}` };
}

const listed = ({ documented }: NumberParameter, value: number) =>
  documented === undefined || (value >= documented.min && value <= documented.max);

/**
 * The value nearest to the current one that is just right, that the control offers and that no document leaves out, so that every finding
 * about a field offers the same; undefined when nothing fits or nothing would change.
 */
export function nearestJustRight(field: Numeric, config: RunConfig): number | undefined {
  const parameter: NumberParameter = parameters[field];
  const band = parameter.advice?.band(config);
  if (band === undefined) return undefined;
  const inside = parameter.scale.lattice.filter((value) => zoneOf(value, band) === "right");
  const best = inside.filter((value) => listed(parameter, value));
  const offered = best.length > 0 ? best : inside;
  const nearest = zoneOf(config[field], band) === "low" ? offered[0] : offered.at(-1);
  return nearest === config[field] ? undefined : nearest;
}

/** The finding with the offer of that value, where there is one. */
export const offering = (finding: Finding, field: Numeric, value: number | undefined): Finding =>
  value === undefined ? finding : { ...finding, set: setTo(field, value) };
