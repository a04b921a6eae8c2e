// The gradient of GRPO's objective on one batch, as in ../../model/step.ts.
import { clearGradient } from "./adapter";
import { formatActivation, readFormat } from "./format";
import { baseLogTotalOf, subtractKlGradient } from "./kl";
import { ACTIVATION, BASE_LOG_TOTALS, FORMAT_GRADIENTS, LOGIT_GRADIENT, ORDER } from "./memory";
import { backward, backwardFormat, forward } from "./policy";
import { addTo } from "./prompt";
import { groupAdvantages, push, sampleGroup } from "./rollouts";
import { groupSize, klBeta, prompts, sharpness, slot } from "./settings";
import { ANSWER_BYTES, FORMAT_CONTEXTS, FORMAT_TOKENS } from "./dimensions";
import { formatAt, promptAt, rightToken } from "./task";

/** Occurrences of each format context per response. */
const FORMAT_REPEATS: f32 = <f32>(FORMAT_TOKENS / FORMAT_CONTEXTS);

/** Computes the part of the KL term that no step changes; training prompts follow the format contexts. */
export function startKl(): void {
  if (klBeta == 0) return;
  for (let i = 0; i < FORMAT_CONTEXTS + prompts; i++)
    store<f32>(BASE_LOG_TOTALS + 4 * <usize>i, baseLogTotalOf(formatAt(slot, i)));
}

/** Returns the logarithm of the base model's sum of exponentials for a context. */
@inline
function baseLogTotal(context: i32): f32 {
  return load<f32>(BASE_LOG_TOTALS + 4 * <usize>context);
}

/** Writes the gradient of the `count` prompts from `first` on in ORDER; returns the mean reward of their rollouts. */
export function batchGradient(first: i32, count: i32, firstVisit: i32): f64 {
  clearGradient();
  memory.fill(FORMAT_GRADIENTS, 0, ANSWER_BYTES * FORMAT_CONTEXTS);
  const validity = readFormat();
  const rollouts = <f64>(count * groupSize);
  const share = <f32>(<f64>sharpness / rollouts);
  let reward: f64 = 0;
  let allRight: f32 = 0;
  for (let i = 0; i < count; i++) {
    const index = load<i32>(ORDER + 4 * <usize>(first + i));
    const prompt = promptAt(slot, index);
    forward(prompt, ACTIVATION);
    reward += sampleGroup(prompt, validity, firstVisit + i);
    memory.fill(LOGIT_GRADIENT, 0, ANSWER_BYTES);
    const learns = groupAdvantages();
    if (learns) allRight += push(share);
    if (klBeta > 0)
      subtractKlGradient(prompt, ACTIVATION, baseLogTotal(FORMAT_CONTEXTS + index), klBeta / <f32>count, LOGIT_GRADIENT);
    if (learns || klBeta > 0) backward(prompt, ACTIVATION, LOGIT_GRADIENT);
  }
  for (let i = 0; i < FORMAT_CONTEXTS; i++) formatGradient(i, allRight);
  backwardFormat(formatAt(slot, 0), formatActivation(0), FORMAT_GRADIENTS);
  return reward / rollouts;
}

/** Adds the gradient of one format context; `allRight` is the part of the valid responses. */
function formatGradient(i: i32, allRight: f32): void {
  const context = formatAt(slot, i);
  const activation = formatActivation(i);
  const gradient = FORMAT_GRADIENTS + ANSWER_BYTES * <usize>i;
  addTo(gradient, rightToken(slot, i), FORMAT_REPEATS * allRight);
  if (klBeta > 0) subtractKlGradient(context, activation, baseLogTotal(i), klBeta * FORMAT_REPEATS, gradient);
}
