import type { Band, NumberParameter, Zone } from "../../schema/fields/parameter.ts";
import { type Scale, toPosition } from "../../schema/fields/scale.ts";

/** Returns the ends of the native range input: a linear scale in its own units, a logarithmic one in percent of its length. */
export const rangeEnds = ({ spacing, lattice }: Scale) =>
  spacing === "linear" ? { min: lattice[0] ?? 0, max: lattice.at(-1) ?? 1 } : { min: 0, max: 100 };

/** Converts a position 0..1 on the scale to the value of the range input, and back. */
export const toRange = (scale: Scale, position: number) => {
  const { min, max } = rangeEnds(scale);
  return min + position * (max - min);
};
export const fromRange = (scale: Scale, native: number) => {
  const { min, max } = rangeEnds(scale);
  return (native - min) / (max - min);
};

/** Returns the start and end of the recommended range on the track, 0..1. A whole number extends halfway to the next. */
export function zoneEdges({ scale, whole }: NumberParameter, band: Band | undefined): { from: number; to: number } {
  if (!band) return { from: 0, to: 0 };
  const reach = whole && scale.spacing === "linear" ? 0.5 : 0;
  const { min, max } = { min: scale.lattice[0] ?? 0, max: scale.lattice.at(-1) ?? 1 };
  return {
    from: band.low <= min ? 0 : toPosition(scale, band.low - reach),
    to: band.high >= max ? 1 : toPosition(scale, band.high + reach),
  };
}

export interface Tick {
  readonly value: number;
  readonly position: number;
  readonly kind: "end" | "edge" | "default";
}

/** Smallest distance of two labels, as a share of the track. */
const TICK_GAP = 0.085;

/** Returns the labels below a track: default, edges of the band, and ends; of two that would touch, the first of these. */
export function ticksOf(parameter: NumberParameter, band: Band | undefined): Tick[] {
  const { scale } = parameter;
  const ends = [scale.lattice[0], scale.lattice.at(-1)].filter((value) => value !== undefined);
  const candidates: { value: number; kind: Tick["kind"] }[] = [
    { value: parameter.default, kind: "default" },
    ...(band ? [band.low, band.high] : []).map((value) => ({ value, kind: "edge" as const })),
    ...ends.map((value) => ({ value, kind: "end" as const })),
  ];
  const kept: Tick[] = [];
  for (const { value, kind } of candidates) {
    const position = toPosition(scale, value);
    if (kept.every((other) => Math.abs(other.position - position) >= TICK_GAP)) kept.push({ value, kind, position });
  }
  return kept.sort((one, other) => one.position - other.position);
}

export const zoneOrder: readonly Zone[] = ["low", "right", "high"];
