import type { RunConfig } from "../fields/config.ts";
import { zoneOf } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import type { Provenance } from "../fields/provenance.ts";
import { type Numeric, nearestJustRight } from "../findings/finding.ts";

/** What is proposed for one field, and why. Where `to` is `from` the field stays as it is, and the reason says why. */
export interface Proposal {
  readonly field: Numeric;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  readonly source: Provenance;
  /** It does not go as far as it should: the reason says what holds it. */
  readonly held?: true;
}

/** The settings that the proposals change: nothing else, so that one change of the settings takes them all. */
export const patchOf = (proposals: readonly Proposal[]): Partial<RunConfig> =>
  Object.fromEntries(proposals.filter(({ from, to }) => to !== from).map(({ field, to }) => [field, to]));

/** The value, or where its field has a band that it is not in, the nearest one that is just right; the value where nothing fits. */
export function justRight(field: Numeric, value: number, config: RunConfig): number {
  const band = parameters[field].advice?.band(config);
  if (band === undefined || zoneOf(value, band) === "right") return value;
  return nearestJustRight(field, { ...config, [field]: value }) ?? value;
}
