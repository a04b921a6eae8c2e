// The policy's forward and backward pass, as in ../../model/policy.ts.
import { exp4, highest, sum, sums } from "./functions";
import { GRADIENT, VALUE } from "./memory";
import { scale, sharpness, units } from "./settings";
import {
  ACTIVATION_BYTES, ACTIVATION_CHANCES, ACTIVATION_LOGITS, ACTIVATION_TOTAL, ANSWER_BYTES, CONTEXT_BYTES, CONTEXT_LOGITS, FEATURE_BYTES,
  UNIT_BYTES, UNIT_UP,
} from "./dimensions";

/** Writes the policy's output for the context. */
export function forward(context: usize, activation: usize): void {
  const logits = activation + ACTIVATION_LOGITS;
  writeLogits(context, activation, logits);
  softmax(v128.load(logits), v128.load(logits, 16), v128.load(logits, 32), activation);
}

/** Writes the hidden units and the logits of a context. Four hidden units at a time. */
export function writeLogits(context: usize, hiddenAt: usize, to: usize): void {
  let learned0 = f32x4.splat(0);
  let learned1 = f32x4.splat(0);
  let learned2 = f32x4.splat(0);
  const end = VALUE + UNIT_BYTES * <usize>units;
  for (let unit: usize = VALUE; unit < end; unit += 4 * UNIT_BYTES) {
    const hidden = hiddenUnits(context, unit);
    v128.store(hiddenAt, hidden);
    hiddenAt += 16;
    const a = v128.shuffle<f32>(hidden, hidden, 0, 0, 0, 0);
    const b = v128.shuffle<f32>(hidden, hidden, 1, 1, 1, 1);
    const c = v128.shuffle<f32>(hidden, hidden, 2, 2, 2, 2);
    const d = v128.shuffle<f32>(hidden, hidden, 3, 3, 3, 3);
    learned0 = f32x4.add(learned0, weighted(unit + UNIT_UP, a, b, c, d));
    learned1 = f32x4.add(learned1, weighted(unit + UNIT_UP + 16, a, b, c, d));
    learned2 = f32x4.add(learned2, weighted(unit + UNIT_UP + 32, a, b, c, d));
  }
  v128.store(to, logits(v128.load(context, CONTEXT_LOGITS), learned0));
  v128.store(to, logits(v128.load(context, CONTEXT_LOGITS + 16), learned1), 16);
  v128.store(to, logits(v128.load(context, CONTEXT_LOGITS + 32), learned2), 32);
}

/** Returns four values of A x. */
@inline
function hiddenUnits(context: usize, unit: usize): v128 {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  let d = f32x4.splat(0);
  for (let i: usize = 0; i < FEATURE_BYTES; i += 16) {
    const x = v128.load(context + i);
    a = f32x4.add(a, f32x4.mul(x, v128.load(unit + i)));
    b = f32x4.add(b, f32x4.mul(x, v128.load(unit + i, UNIT_BYTES)));
    c = f32x4.add(c, f32x4.mul(x, v128.load(unit + i, 2 * UNIT_BYTES)));
    d = f32x4.add(d, f32x4.mul(x, v128.load(unit + i, 3 * UNIT_BYTES)));
  }
  return sums(a, b, c, d);
}

/** Returns the contribution of four hidden units to four answers. */
@inline
function weighted(up: usize, a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(f32x4.mul(a, v128.load(up)), f32x4.mul(b, v128.load(up, UNIT_BYTES)));
  const cd = f32x4.add(f32x4.mul(c, v128.load(up, 2 * UNIT_BYTES)), f32x4.mul(d, v128.load(up, 3 * UNIT_BYTES)));
  return f32x4.add(ab, cd);
}

@inline
function logits(base: v128, learned: v128): v128 {
  return f32x4.mul(f32x4.add(base, f32x4.mul(learned, f32x4.splat(scale))), f32x4.splat(sharpness));
}

@inline
function softmax(x: v128, y: v128, z: v128, activation: usize): void {
  const top = f32x4.splat(highest(f32x4.pmax(f32x4.pmax(x, y), z)));
  x = f32x4.sub(x, top);
  y = f32x4.sub(y, top);
  z = f32x4.sub(z, top);
  v128.store(activation, x, ACTIVATION_LOGITS);
  v128.store(activation, y, ACTIVATION_LOGITS + 16);
  v128.store(activation, z, ACTIVATION_LOGITS + 32);
  x = exp4(x);
  y = exp4(y);
  z = exp4(z);
  const total = sum(f32x4.add(f32x4.add(x, y), z));
  store<f32>(activation, total, ACTIVATION_TOTAL);
  const share = f32x4.splat(1 / total);
  v128.store(activation, f32x4.mul(x, share), ACTIVATION_CHANCES);
  v128.store(activation, f32x4.mul(y, share), ACTIVATION_CHANCES + 16);
  v128.store(activation, f32x4.mul(z, share), ACTIVATION_CHANCES + 32);
}

/** Adds the gradient of sum_k logitGradient[k] (base logit_k + scale (B A x)_k) to the adapter's gradient. */
export function backward(context: usize, activation: usize, logitGradient: usize): void {
  const size = f32x4.splat(scale);
  const slope0 = f32x4.mul(v128.load(logitGradient), size);
  const slope1 = f32x4.mul(v128.load(logitGradient, 16), size);
  const slope2 = f32x4.mul(v128.load(logitGradient, 32), size);
  const bytes = UNIT_BYTES * <usize>units;
  for (let unit: usize = 0; unit < bytes; unit += UNIT_BYTES) {
    const up = unit + VALUE + UNIT_UP;
    const upGradient = unit + GRADIENT + UNIT_UP;
    const downGradient = unit + GRADIENT;
    const hidden = v128.load32_splat(activation);
    activation += 4;
    addTimes(upGradient, hidden, slope0);
    addTimes(upGradient + 16, hidden, slope1);
    addTimes(upGradient + 32, hidden, slope2);
    const product = f32x4.add(
      f32x4.add(f32x4.mul(slope0, v128.load(up)), f32x4.mul(slope1, v128.load(up, 16))),
      f32x4.mul(slope2, v128.load(up, 32)),
    );
    const slope = f32x4.splat(sum(product));
    for (let i: usize = 0; i < FEATURE_BYTES; i += 64) {
      addTimes(downGradient + i, slope, v128.load(context + i));
      addTimes(downGradient + i + 16, slope, v128.load(context + i, 16));
      addTimes(downGradient + i + 32, slope, v128.load(context + i, 32));
      addTimes(downGradient + i + 48, slope, v128.load(context + i, 48));
    }
  }
}

@inline
function addTimes(at: usize, x: v128, y: v128): void {
  v128.store(at, f32x4.add(v128.load(at), f32x4.mul(x, y)));
}

/**
 * Adds the gradients of the four format contexts, as `backward` would one after another, in one pass. Contexts, activations and gradients
 * follow each other in memory; the gradients are scaled in place.
 */
export function backwardFormat(context: usize, activation: usize, logitGradient: usize): void {
  const size = f32x4.splat(scale);
  const bytes = UNIT_BYTES * <usize>units;
  for (let at = logitGradient; at < logitGradient + 4 * ANSWER_BYTES; at += 16) v128.store(at, f32x4.mul(v128.load(at), size));
  for (let unit: usize = 0; unit < bytes; unit += UNIT_BYTES) {
    const up = unit + VALUE + UNIT_UP;
    const upGradient = unit + GRADIENT + UNIT_UP;
    const downGradient = unit + GRADIENT;
    const up0 = v128.load(up);
    const up1 = v128.load(up, 16);
    const up2 = v128.load(up, 32);
    const slopes = sums(
      products(up0, up1, up2, logitGradient),
      products(up0, up1, up2, logitGradient + ANSWER_BYTES),
      products(up0, up1, up2, logitGradient + 2 * ANSWER_BYTES),
      products(up0, up1, up2, logitGradient + 3 * ANSWER_BYTES),
    );
    const a = v128.shuffle<f32>(slopes, slopes, 0, 0, 0, 0);
    const b = v128.shuffle<f32>(slopes, slopes, 1, 1, 1, 1);
    const c = v128.shuffle<f32>(slopes, slopes, 2, 2, 2, 2);
    const d = v128.shuffle<f32>(slopes, slopes, 3, 3, 3, 3);
    const hiddenA = v128.load32_splat(activation);
    const hiddenB = v128.load32_splat(activation, ACTIVATION_BYTES);
    const hiddenC = v128.load32_splat(activation, 2 * ACTIVATION_BYTES);
    const hiddenD = v128.load32_splat(activation, 3 * ACTIVATION_BYTES);
    for (let i: usize = 0; i < ANSWER_BYTES; i += 16) {
      let total = v128.load(upGradient + i);
      total = f32x4.add(total, f32x4.mul(hiddenA, v128.load(logitGradient + i)));
      total = f32x4.add(total, f32x4.mul(hiddenB, v128.load(logitGradient + i, ANSWER_BYTES)));
      total = f32x4.add(total, f32x4.mul(hiddenC, v128.load(logitGradient + i, 2 * ANSWER_BYTES)));
      total = f32x4.add(total, f32x4.mul(hiddenD, v128.load(logitGradient + i, 3 * ANSWER_BYTES)));
      v128.store(upGradient + i, total);
    }
    for (let i: usize = 0; i < FEATURE_BYTES; i += 16) {
      let total = v128.load(downGradient + i);
      total = f32x4.add(total, f32x4.mul(a, v128.load(context + i)));
      total = f32x4.add(total, f32x4.mul(b, v128.load(context + i, CONTEXT_BYTES)));
      total = f32x4.add(total, f32x4.mul(c, v128.load(context + i, 2 * CONTEXT_BYTES)));
      total = f32x4.add(total, f32x4.mul(d, v128.load(context + i, 3 * CONTEXT_BYTES)));
      v128.store(downGradient + i, total);
    }
    activation += 4;
  }
}

/** Returns the products of a unit's column of B with a gradient, added up to four lanes. */
@inline
function products(up0: v128, up1: v128, up2: v128, slopes: usize): v128 {
  return f32x4.add(
    f32x4.add(f32x4.mul(v128.load(slopes), up0), f32x4.mul(v128.load(slopes, 16), up1)),
    f32x4.mul(v128.load(slopes, 32), up2),
  );
}
