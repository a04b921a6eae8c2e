import type { RunConfig } from "../fields/config.ts";
import { zoneOf } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import type { Provenance } from "../fields/provenance.ts";
import { type Numeric, nearestRecommended } from "../findings/finding.ts";
import { addsFinding } from "./suggestion.ts";

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

/** Rounds in which a change makes room for another; two are enough for every goal. */
const ROUNDS = 4;

/** Returns the values between two, on the slider, from the far one back to the near one, which is always the last. */
function backwards(field: Numeric, from: number, to: number): number[] {
  const between = parameters[field].scale.lattice.filter((value) => (value - from) * (value - to) < 0);
  return [to, ...(to > from ? between.toReversed() : between), from];
}

const isRight = (field: Numeric, config: RunConfig) => withinBand(field, config[field], config) === config[field];

/** Takes each change as far as it stays within its range and creates no finding, beside those taken before it. */
function taken(config: RunConfig, wanted: readonly Recommendation[]): RunConfig {
  const changed = wanted.filter(({ field, to }) => to !== config[field]);
  let together = config;
  for (const { field, to } of changed) {
    const there = { ...together, [field]: to };
    together = { ...there, [field]: withinBand(field, to, there) };
  }
  if (!addsFinding(config, together) && changed.every(({ field }) => isRight(field, together))) return together;
  let after = config;
  for (const { field } of changed) {
    const values = backwards(field, config[field], together[field]);
    const [first] = values
      .map((value): RunConfig => ({ ...after, [field]: value }))
      .filter((next) => next[field] === after[field] || (!addsFinding(after, next) && isRight(field, next)));
    after = first ?? after;
  }
  return after;
}

/**
 * Returns the recommendations with values that keep changed fields within their ranges and create no finding. One that stops short of its
 * value is marked as held, and its reason says so.
 */
export function withoutFindings(config: RunConfig, wanted: readonly Recommendation[]): Recommendation[] {
  let after = config;
  for (let round = 0; round < ROUNDS; round++) {
    const from = after;
    after = taken(
      from,
      // a value that has been reached stays, and so does one that was right from the start
      wanted.map((one) => (one.to === config[one.field] ? { ...one, to: from[one.field] } : one)),
    );
    if (wanted.every(({ field }) => after[field] === from[field])) break;
  }
  return wanted.map((one) => {
    const to = after[one.field];
    if (to === one.to) return one;
    return { ...one, to, held: true, reason: `${one.reason} ${HELD}` };
  });
}

const HELD = "Goldilocks stops at the nearest value that raises no warning.";
