import type { RunConfig } from "../fields/config.ts";
import { zoneOf } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import type { Provenance } from "../fields/provenance.ts";
import { type Numeric, nearestRecommended } from "../findings/finding.ts";

/** A recommended value of one field, and why. Where `to` equals `from` the field stays, and the reason says why. */
export interface Recommendation {
  readonly field: Numeric;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  readonly source: Provenance;
  /** The value stops short of the goal: the reason says what limits it. */
  readonly held?: true;
}

/** Returns the fields that the recommendations change, with their new values. */
export const patchOf = (recommendations: readonly Recommendation[]): Partial<RunConfig> =>
  Object.fromEntries(recommendations.filter(({ from, to }) => to !== from).map(({ field, to }) => [field, to]));

/** Returns the value, or the nearest recommended one where it lies outside the band of its field. Without a band, the value. */
export function withinBand(field: Numeric, value: number, config: RunConfig): number {
  const band = parameters[field].advice?.band(config);
  if (band === undefined || zoneOf(value, band) === "right") return value;
  return nearestRecommended(field, { ...config, [field]: value }) ?? value;
}
