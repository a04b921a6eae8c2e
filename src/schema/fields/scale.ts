/** A slider's axis: where a value sits, and the readable values that dragging snaps to. */
export interface Scale {
  readonly spacing: "linear" | "log";
  /** Readable values in rising order; the first and the last are the ends of the axis. */
  readonly lattice: readonly number[];
}

const along = (scale: Scale, value: number) => (scale.spacing === "log" ? Math.log(value) : value);
const end = (scale: Scale, index: 0 | -1) => scale.lattice.at(index) ?? 1;

/** Position of a value on the axis, 0..1; values beyond an end sit on it. */
export function toPosition(scale: Scale, value: number): number {
  const low = along(scale, end(scale, 0));
  const high = along(scale, end(scale, -1));
  return Math.min(1, Math.max(0, (along(scale, value) - low) / (high - low)));
}

/** The lattice value nearest to a position 0..1. */
export function snap(scale: Scale, position: number): number {
  const distance = (value: number) => Math.abs(toPosition(scale, value) - position);
  return scale.lattice.reduce((best, value) => (distance(value) < distance(best) ? value : best));
}

/**
 * The lattice value `count` notches up (or down, if negative) from a value that need not lie on the lattice;
 * the end of the axis when there are fewer.
 */
export function notch(scale: Scale, value: number, count: number): number {
  const beyond = scale.lattice.filter((other) => (count > 0 ? other > value : other < value));
  const ordered = count > 0 ? beyond : beyond.reverse();
  return ordered[Math.min(Math.abs(count), ordered.length) - 1] ?? value;
}
