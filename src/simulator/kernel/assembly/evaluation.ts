// Expected rewards, computed without sampling, as in ../../model/evaluate.ts.
import { readFormat } from "./format";
import { exp4, highests, sums } from "./functions";
import { ACTIVATION, HIGHESTS, LOGITS, POINTS, SHARES, SUMS } from "./memory";
import { writeLogits } from "./policy";
import { prompts, slot } from "./settings";
import { ANSWER_BYTES, CONTEXT_BYTES, CONTEXT_PAY, HELD_OUT } from "./dimensions";
import { promptAt } from "./task";

/** Writes step, expected training reward and expected held-out reward of an evaluation, on at most `most` prompts each. */
export function evaluate(point: i32, step: i32, most: i32): void {
  const validity = readFormat();
  const at = POINTS + 24 * <usize>point;
  store<f64>(at, <f64>step);
  store<f64>(at, validity * meanPay(0, min(most, prompts)), 8);
  store<f64>(at, validity * meanPay(prompts, min(most, HELD_OUT)), 16);
}

/** Four prompts at a time. */
function meanPay(first: i32, count: i32): f64 {
  let total: f64 = 0;
  for (let i = 0; i < count; i += 4) {
    const prompt = promptAt(slot, first + i);
    for (let j: usize = 0; j < 4; j++) writeLogits(prompt + CONTEXT_BYTES * j, ACTIVATION, LOGITS + ANSWER_BYTES * j);
    const paid = expectedPay(prompt);
    total += f32x4.extract_lane(paid, 0);
    if (i + 1 < count) total += f32x4.extract_lane(paid, 1);
    if (i + 2 < count) total += f32x4.extract_lane(paid, 2);
    if (i + 3 < count) total += f32x4.extract_lane(paid, 3);
  }
  return total / <f64>count;
}

/** Returns the expected rewards of four prompts, the first at `prompt`, with the logits at LOGITS. */
@inline
function expectedPay(prompt: usize): v128 {
  v128.store(HIGHESTS, highests(highestOf(0), highestOf(1), highestOf(2), highestOf(3)));
  for (let i: usize = 0; i < 4; i++) weigh(LOGITS + ANSWER_BYTES * i, v128.load32_splat(HIGHESTS + 4 * i), SUMS + 16 * i);
  v128.store(SHARES, f32x4.div(f32x4.splat(1), sumsAt(SUMS)));
  for (let i: usize = 0; i < 4; i++)
    pay(LOGITS + ANSWER_BYTES * i, prompt + CONTEXT_BYTES * i, v128.load32_splat(SHARES + 4 * i), SUMS + 16 * i);
  return sumsAt(SUMS);
}

@inline
function highestOf(i: usize): v128 {
  const at = LOGITS + ANSWER_BYTES * i;
  return f32x4.pmax(f32x4.pmax(v128.load(at), v128.load(at, 16)), v128.load(at, 32));
}

@inline
function sumsAt(at: usize): v128 {
  return sums(v128.load(at), v128.load(at, 16), v128.load(at, 32), v128.load(at, 48));
}

/** Replaces the logits of a prompt by their exponentials, relative to that of the highest, and writes the four lanes of their sum. */
@inline
function weigh(logits: usize, highest: v128, to: usize): void {
  const x = exp4(f32x4.sub(v128.load(logits), highest));
  const y = exp4(f32x4.sub(v128.load(logits, 16), highest));
  const z = exp4(f32x4.sub(v128.load(logits, 32), highest));
  v128.store(logits, x);
  v128.store(logits, y, 16);
  v128.store(logits, z, 32);
  v128.store(to, f32x4.add(f32x4.add(x, y), z));
}

/** Writes the four lanes of the sum of probabilities times pay. */
@inline
function pay(weights: usize, prompt: usize, share: v128, to: usize): void {
  const x = f32x4.mul(f32x4.mul(v128.load(weights), share), v128.load(prompt, CONTEXT_PAY));
  const y = f32x4.mul(f32x4.mul(v128.load(weights, 16), share), v128.load(prompt, CONTEXT_PAY + 16));
  const z = f32x4.mul(f32x4.mul(v128.load(weights, 32), share), v128.load(prompt, CONTEXT_PAY + 32));
  v128.store(to, f32x4.add(f32x4.add(x, y), z));
}
