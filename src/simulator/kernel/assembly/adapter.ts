// Initialization and Adam step of the adapter, as in ../../model/policy.ts and ../../model/adam.ts.
import { sum } from "./functions";
import { writeGaussians } from "./gaussian";
import { FIRST_MOMENT, GRADIENT, SECOND_MOMENT, VALUE } from "./memory";
import { round4 } from "./precision";
import { ADAPTER_STREAM } from "./random";
import { mantissaBits, seed, units } from "./settings";
import { FEATURE_BYTES, FEATURES, UNIT_BYTES } from "./dimensions";

const FIRST_DECAY: f64 = 0.9;
const SECOND_DECAY: f64 = 0.95;
const EPSILON: f32 = 1e-8;
const LARGEST_NORM: f32 = 1;
/** Smallest moments: too small to move a weight, yet far above the denormal numbers, which are slow. */
const SMALLEST_FIRST: f32 = 1e-25;
const SMALLEST_SECOND: f32 = 1e-30;

/** Powers of the decay rates after the steps so far. */
let firstDecay: f64 = 1;
let secondDecay: f64 = 1;

@inline
function bytes(): usize {
  return UNIT_BYTES * <usize>units;
}

/** Initializes the adapter, A ~ N(0, 1/FEATURES) in low precision and B = 0, and Adam's moments. */
export function startAdapter(rank: i32): void {
  memory.fill(VALUE, 0, bytes());
  memory.fill(FIRST_MOMENT, 0, bytes());
  memory.fill(SECOND_MOMENT, 0, bytes());
  firstDecay = 1;
  secondDecay = 1;
  const size = <f32>(1 / sqrt<f64>(<f64>FEATURES));
  for (let j = 0; j < rank; j++) {
    const row = VALUE + UNIT_BYTES * <usize>j;
    writeGaussians(row, j * FEATURES, FEATURES, size, seed, ADAPTER_STREAM);
    for (let at = row; at < row + FEATURE_BYTES; at += 16) v128.store(at, round4(v128.load(at), mantissaBits));
  }
}

export function clearGradient(): void {
  memory.fill(GRADIENT, 0, bytes());
}

/** Returns the factor that scales the gradient down to LARGEST_NORM, or 1. */
function clipFactor(): f32 {
  let squares = f32x4.splat(0);
  const end = GRADIENT + bytes();
  for (let at: usize = GRADIENT; at < end; at += 16) {
    const slope = v128.load(at);
    squares = f32x4.add(squares, f32x4.mul(slope, slope));
  }
  const norm = sqrt<f32>(sum(squares));
  return norm > LARGEST_NORM ? LARGEST_NORM / norm : 1;
}

/** Takes one ascent step. */
export function adamStep(rate: f32): void {
  firstDecay *= FIRST_DECAY;
  secondDecay *= SECOND_DECAY;
  const clip = f32x4.splat(clipFactor());
  const step = f32x4.splat(<f32>(<f64>rate / (1 - firstDecay)));
  const secondCorrection = f32x4.splat(<f32>(1 / (1 - secondDecay)));
  const bits = mantissaBits;
  const end = bytes();
  for (let at: usize = 0; at < end; at += 16) {
    const slope = f32x4.mul(v128.load(at + GRADIENT), clip);
    let first = f32x4.mul(v128.load(at + FIRST_MOMENT), f32x4.splat(<f32>FIRST_DECAY));
    first = f32x4.add(first, f32x4.mul(slope, f32x4.splat(<f32>(1 - FIRST_DECAY))));
    first = v128.and(first, f32x4.gt(f32x4.abs(first), f32x4.splat(SMALLEST_FIRST)));
    let second = f32x4.mul(v128.load(at + SECOND_MOMENT), f32x4.splat(<f32>SECOND_DECAY));
    second = f32x4.add(second, f32x4.mul(f32x4.mul(slope, slope), f32x4.splat(<f32>(1 - SECOND_DECAY))));
    second = f32x4.pmax(second, f32x4.splat(SMALLEST_SECOND));
    v128.store(at + FIRST_MOMENT, first);
    v128.store(at + SECOND_MOMENT, second);
    const spread = f32x4.add(f32x4.sqrt(f32x4.mul(second, secondCorrection)), f32x4.splat(EPSILON));
    const change = f32x4.div(f32x4.mul(step, first), spread);
    v128.store(at + VALUE, round4(f32x4.add(v128.load(at + VALUE), change), bits));
  }
}
