import { tickLabel } from "../../schema/fields/notation.ts";
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

export interface TrackLabel {
  readonly kind: "start" | "band" | "end";
  readonly text: string;
  /** 0..1 on the track. */
  readonly position: number;
}

/** Smallest distance of the band's label from an end of the track that has a label, and from one that has none; both as shares of it. */
const GAP = { labelled: 0.13, bare: 0.07 };

/** Returns the labels below a track: both ends, and the recommended range at its middle. An end that would touch the range has none. */
export function labelsOf(parameter: NumberParameter, band: Band | undefined): TrackLabel[] {
  const { scale, notation } = parameter;
  const [low, high] = [scale.lattice[0] ?? 0, scale.lattice.at(-1) ?? 1];
  const written = (value: number) => tickLabel(value, notation);
  const start = { kind: "start", text: written(low), position: 0 } as const;
  const end = { kind: "end", text: written(high), position: 1 } as const;
  if (!band) return [start, end];
  const { from, to } = zoneEdges(parameter, band);
  const position = Math.min(1 - GAP.bare, Math.max(GAP.bare, (from + to) / 2));
  const [first, last] = [written(Math.max(low, band.low)), written(Math.min(high, band.high))];
  const text = first === last ? first : `${first} – ${last}`;
  const labels: TrackLabel[] = [start, { kind: "band", text, position }, end];
  return labels.filter(({ kind, position: at }) => kind === "band" || Math.abs(at - position) >= GAP.labelled);
}

export const zoneOrder: readonly Zone[] = ["low", "right", "high"];
