// Expected rewards, computed without sampling, as in ../../model/evaluate.ts.
import { readFormat } from "./format";
import { sum } from "./functions";
import { ACTIVATION, POINTS } from "./memory";
import { forward } from "./policy";
import { prompts, slot } from "./settings";
import { ACTIVATION_CHANCES, CONTEXT_BYTES, CONTEXT_PAY, HELD_OUT } from "./dimensions";
import { promptAt } from "./task";

/** Writes step, expected training reward and expected held-out reward of an evaluation, on at most `most` prompts each. */
export function evaluate(point: i32, step: i32, most: i32): void {
  const validity = readFormat();
  const at = POINTS + 24 * <usize>point;
  store<f64>(at, <f64>step);
  store<f64>(at, validity * meanPay(0, min(most, prompts)), 8);
  store<f64>(at, validity * meanPay(prompts, min(most, HELD_OUT)), 16);
}

function meanPay(first: i32, count: i32): f64 {
  let total: f64 = 0;
  let prompt = promptAt(slot, first);
  for (let i = 0; i < count; i++) {
    forward(prompt, ACTIVATION);
    total += expectedPay(prompt);
    prompt += CONTEXT_BYTES;
  }
  return total / <f64>count;
}

@inline
function expectedPay(prompt: usize): f32 {
  const x = f32x4.mul(v128.load(ACTIVATION, ACTIVATION_CHANCES), v128.load(prompt, CONTEXT_PAY));
  const y = f32x4.mul(v128.load(ACTIVATION, ACTIVATION_CHANCES + 16), v128.load(prompt, CONTEXT_PAY + 16));
  const z = f32x4.mul(v128.load(ACTIVATION, ACTIVATION_CHANCES + 32), v128.load(prompt, CONTEXT_PAY + 32));
  return sum(f32x4.add(f32x4.add(x, y), z));
}
