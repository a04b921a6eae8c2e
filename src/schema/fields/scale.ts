/** The axis of a slider: its spacing, and the readable values that dragging snaps to. */
export interface Scale {
  readonly spacing: "linear" | "log";
  /** Readable values in rising order; first and last are the ends of the axis. */
  readonly lattice: readonly number[];
}

const along = (scale: Scale, value: number) => (scale.spacing === "log" ? Math.log(value) : value);
const end = (scale: Scale, index: 0 | -1) => scale.lattice.at(index) ?? 1;

/** Returns the position of a value on the axis, 0..1; an end for values beyond it. */
export function toPosition(scale: Scale, value: number): number {
  const low = along(scale, end(scale, 0));
  const high = along(scale, end(scale, -1));
  return Math.min(1, Math.max(0, (along(scale, value) - low) / (high - low)));
}

/** Returns the lattice value nearest to a position, 0..1. */
export function snap(scale: Scale, position: number): number {
  const distance = (value: number) => Math.abs(toPosition(scale, value) - position);
  return scale.lattice.reduce((best, value) => (distance(value) < distance(best) ? value : best));
}

/**
 * Returns the lattice value `count` notches above (or below, if negative) a value, which need not lie on the lattice; the end of the axis
 * where there are fewer.
 */
export function notch(scale: Scale, value: number, count: number): number {
  const beyond = scale.lattice.filter((other) => (count > 0 ? other > value : other < value));
  const ordered = count > 0 ? beyond : beyond.reverse();
  return ordered[Math.min(Math.abs(count), ordered.length) - 1] ?? value;
}
