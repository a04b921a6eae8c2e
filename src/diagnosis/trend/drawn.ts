import type { Series } from "../log/log.ts";

/** A series of known truth, for tests and measurements: a curve with noise around it. */
export interface Drawn {
  /** Reward at a share of the run. */
  readonly curve: (at: number) => number;
  /** SD of a point. */
  readonly noise: number;
  readonly points?: number;
}

/** Uniform in 0..1 from a 32-bit state (mulberry32). */
export function uniforms(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Standard normal values (Box and Muller 1958). */
export function normals(uniform: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** The series of a drawn curve; the same seed gives the same. */
export function drawSeries({ curve, noise, points = 100 }: Drawn, seed: number): Series {
  const normal = normals(uniforms(seed));
  return {
    step: Float64Array.from({ length: points }, (_, i) => i + 1),
    reward: Float64Array.from({ length: points }, (_, i) => curve(i / Math.max(1, points - 1)) + noise * normal()),
    rewardColumn: "reward",
    restarts: [],
    settings: {},
  };
}
