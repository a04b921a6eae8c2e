// One prompt of a task.
import { ANSWERS, CONTEXT_BYTES, CONTEXT_LOGITS, CONTEXT_PAY, NEVER } from "./dimensions";

const TOPICS: i32 = 4;
const FLAWED_PAY: f32 = 0.8;

/** Returns sub-topic 0 for the gameable share of draws; the other sub-topics split the rest evenly. */
@inline
export function topicOf(draw: f64, gameableShare: f64): i32 {
  if (draw < gameableShare) return 0;
  return 1 + <i32>(((draw - gameableShare) / (1 - gameableShare)) * <f64>(TOPICS - 1));
}

/** Sets all logits and rewards of a context to 0, and the padding's logits to NEVER. */
export function clear(context: usize): void {
  memory.fill(context + CONTEXT_LOGITS, 0, CONTEXT_BYTES - CONTEXT_LOGITS);
  store<f32>(context + CONTEXT_LOGITS + 4 * ANSWERS, NEVER);
  store<f32>(context + CONTEXT_LOGITS + 4 * (ANSWERS + 1), NEVER);
}

/** Writes the reward of each answer; `gamed` is the wrong answer that a flawed grader prefers, 0 for a right grader. */
export function setPay(prompt: usize, right: i32, lazyPay: f32, gamed: i32): void {
  const pay = prompt + CONTEXT_PAY;
  store<f32>(pay, lazyPay);
  store<f32>(pay + 4 * <usize>right, gamed == 0 ? 1 : FLAWED_PAY);
  if (gamed == 0) return;
  // if the preferred answer is the right one, the grader prefers the next of 1..9
  const preferred = gamed == right ? 1 + (gamed % (ANSWERS - 1)) : gamed;
  store<f32>(pay + 4 * <usize>preferred, 1);
}

@inline
export function addTo(values: usize, index: i32, amount: f32): void {
  const at = values + 4 * <usize>index;
  store<f32>(at, load<f32>(at) + amount);
}
