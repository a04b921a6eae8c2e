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
const LARGEST_NORM: f32 = 1;
/** Decay rates, their complements and Adam's epsilon, four times each: cheaper to load in a loop than to make. */
const FACTORS = memory.data<f32>([
  0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1, 0.95, 0.95, 0.95, 0.95, 0.05, 0.05, 0.05, 0.05, 1e-8, 1e-8, 1e-8, 1e-8,
], 16);
/** Smallest moments: too small to move a weight, yet far above the denormal numbers, which are slow. */
const SMALLEST_FIRST: f32 = 1e-25;
const SMALLEST_SECOND: f32 = 1e-30;
/** Steps between two times that smaller moments are replaced: in between none decays to a denormal number. */
const FLUSH_INTERVAL: i32 = 64;
/** Mantissa bits of almost all runs: fixed shifts are faster. */
const USUAL_BITS: i32 = 3;

/** Powers of the decay rates after the steps so far. */
let firstDecay: f64 = 1;
let secondDecay: f64 = 1;
let stepsDone: i32 = 0;

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
  stepsDone = 0;
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
  if (stepsDone++ % FLUSH_INTERVAL == 0) flushMoments();
  const clip = f32x4.splat(clipFactor());
  const step = f32x4.splat(<f32>(<f64>rate / (1 - firstDecay)));
  const secondCorrection = f32x4.splat(<f32>(1 / (1 - secondDecay)));
  const bits = mantissaBits;
  const end = bytes();
  // three vectors at a time; a unit has fifteen
  if (bits == USUAL_BITS)
    for (let at: usize = 0; at < end; at += 48) {
      update(at, clip, step, secondCorrection, USUAL_BITS);
      update(at + 16, clip, step, secondCorrection, USUAL_BITS);
      update(at + 32, clip, step, secondCorrection, USUAL_BITS);
    }
  else for (let at: usize = 0; at < end; at += 16) update(at, clip, step, secondCorrection, bits);
}

/** Updates four weights and their moments. */
@inline
function update(at: usize, clip: v128, step: v128, secondCorrection: v128, bits: i32): void {
  const slope = f32x4.mul(v128.load(at + GRADIENT), clip);
  let first = f32x4.mul(v128.load(at + FIRST_MOMENT), v128.load(FACTORS));
  first = f32x4.add(first, f32x4.mul(slope, v128.load(FACTORS, 16)));
  let second = f32x4.mul(v128.load(at + SECOND_MOMENT), v128.load(FACTORS, 32));
  second = f32x4.add(second, f32x4.mul(f32x4.mul(slope, slope), v128.load(FACTORS, 48)));
  v128.store(at + FIRST_MOMENT, first);
  v128.store(at + SECOND_MOMENT, second);
  const spread = f32x4.add(f32x4.sqrt(f32x4.mul(second, secondCorrection)), v128.load(FACTORS, 64));
  const change = f32x4.div(f32x4.mul(step, first), spread);
  v128.store(at + VALUE, round4(f32x4.add(v128.load(at + VALUE), change), bits));
}

/** Replaces moments that are too small to move a weight. */
function flushMoments(): void {
  const end = bytes();
  for (let at: usize = 0; at < end; at += 16) {
    const first = v128.load(at + FIRST_MOMENT);
    v128.store(at + FIRST_MOMENT, v128.and(first, f32x4.gt(f32x4.abs(first), f32x4.splat(SMALLEST_FIRST))));
    v128.store(at + SECOND_MOMENT, f32x4.pmax(v128.load(at + SECOND_MOMENT), f32x4.splat(SMALLEST_SECOND)));
  }
}
