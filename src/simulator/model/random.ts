/**
 * Stream numbers, one per random quantity. Every random number is a pure function of (seed, stream, i, j): runs at two slider positions use
 * the same ones, so a curve moves instead of jumping. Rollouts use the visit number as stream; the first few visits share streams with
 * these, which is harmless and which the reference values depend on.
 */
export const streams = {
  answers: 12,
  features: 13,
  logits: 14,
  hardness: 15,
  formatFeatures: 16,
  memorized: 17,
  formatAnswers: 18,
  skill: 19,
  adapter: 21,
  topic: 23,
  flaw: 24,
  order: 31,
} as const;

const { imul } = Math;

/** Hashes four whole numbers to 32 bits (multiply and xor-shift rounds, constants of MurmurHash3 and its relatives). */
function hash(seed: number, stream: number, i: number, j: number): number {
  let bits = imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ imul(stream + 0x7f4a7c15, 0xc2b2ae35);
  bits = imul(bits ^ (bits >>> 15) ^ imul(i + 0x165667b1, 0x27d4eb2f), 0x2c1b3c6d);
  bits = imul(bits ^ (bits >>> 13) ^ imul(j + 0x3c6ef372, 0x9e3779b1), 0x297a2d39);
  bits = imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = imul(bits ^ (bits >>> 15), 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Returns a uniform number, strictly between 0 and 1. */
export function uniform(seed: number, stream: number, i: number, j: number): number {
  return (hash(seed, stream, i, j) + 0.5) * 2 ** -32;
}

/** Returns a uniform whole number from 0 to count - 1. */
export function pick(seed: number, stream: number, i: number, j: number, count: number): number {
  return Math.floor(uniform(seed, stream, i, j) * count);
}

/** Returns `count` independent N(0, 1) values (Box & Muller 1958). */
export function gaussians(count: number, seed: number, stream: number): Float64Array {
  const values = new Float64Array(count);
  for (let i = 0; i < count; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(uniform(seed, stream, i, 1)));
    const angle = 2 * Math.PI * uniform(seed, stream, i, 2);
    values[i] = radius * Math.cos(angle);
    if (i + 1 < count) values[i + 1] = radius * Math.sin(angle);
  }
  return values;
}

/** Returns 0..count-1 in random order (Fisher & Yates); `draw(last)` returns a uniform whole number from 0 to `last`. */
export function permutation(count: number, draw: (last: number) => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let last = count - 1; last > 0; last--) {
    const other = draw(last);
    const moved = order[last] as number;
    order[last] = order[other] as number;
    order[other] = moved;
  }
  return order;
}
