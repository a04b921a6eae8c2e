// The rollouts of one prompt: sampled, graded, and turned into advantages.
import { ALL_RIGHT, sampleFormat } from "./format";
import {
  ACTIVATION, ADVANTAGES, FORMAT_GRADIENTS, LOGIT_GRADIENT, ROLLOUT_ANSWERS, ROLLOUT_TOKENS,
} from "./memory";
import { addTo } from "./prompt";
import { streamBits, uniform } from "./random";
import { groupSize, seed } from "./settings";
import { ACTIVATION_CHANCES, ANSWER_BYTES, ANSWERS, CONTEXT_PAY, FORMAT_CONTEXTS, FORMAT_TOKENS } from "./dimensions";

const ANSWER_DRAW: i32 = 0;

/** Added to the standard deviation so that no advantage is infinite; TRL's value. */
const SMALLEST_SPREAD: f64 = 1e-4;

/** Samples and grades the rollouts of a prompt; writes their rewards to ADVANTAGES and returns the sum. */
export function sampleGroup(prompt: usize, validity: f64, visit: i32): f64 {
  const stream = streamBits(seed, visit);
  let total: f64 = 0;
  for (let sample = 0; sample < groupSize; sample++) {
    const valid = sampleFormat(validity, stream, sample, ROLLOUT_TOKENS + <usize>(FORMAT_TOKENS * sample));
    const answer = sampleAnswer(<f32>uniform(stream, sample, ANSWER_DRAW));
    const reward: f64 = valid ? load<f32>(prompt + 4 * <usize>answer, CONTEXT_PAY) : 0;
    store<u8>(ROLLOUT_ANSWERS + <usize>sample, answer);
    total += reward;
    store<f64>(ADVANTAGES + 8 * <usize>sample, reward);
  }
  return total;
}

/** Samples an answer by inverting the cumulative distribution at `draw`, 0..1. */
@inline
function sampleAnswer(draw: f32): i32 {
  let rest = draw;
  for (let answer = 0; answer < ANSWERS - 1; answer++) {
    rest -= load<f32>(ACTIVATION + 4 * <usize>answer, ACTIVATION_CHANCES);
    if (rest < 0) return answer;
  }
  return ANSWERS - 1;
}

/** Turns the rewards at ADVANTAGES into advantages, as in ../../model/advantage.ts; returns false for a zero-variance group. */
export function groupAdvantages(): bool {
  const end = ADVANTAGES + 8 * <usize>groupSize;
  let mean: f64 = 0;
  for (let at: usize = ADVANTAGES; at < end; at += 8) mean += load<f64>(at);
  mean /= <f64>groupSize;
  let squares: f64 = 0;
  for (let at: usize = ADVANTAGES; at < end; at += 8) squares += (load<f64>(at) - mean) * (load<f64>(at) - mean);
  const deviation = sqrt<f64>(squares / <f64>max(1, groupSize - 1));
  if (deviation <= 1e-9) return false;
  const factor = 1 / (deviation + SMALLEST_SPREAD);
  for (let at: usize = ADVANTAGES; at < end; at += 8) store<f64>(at, (load<f64>(at) - mean) * factor);
  return true;
}

/**
 * Adds the policy gradient, the advantages times `share`, to LOGIT_GRADIENT and FORMAT_GRADIENTS. The valid responses' part, which is the
 * same for every right format token, is returned instead.
 */
export function push(share: f32): f32 {
  let allRight: f32 = 0;
  for (let sample = 0; sample < groupSize; sample++) {
    const force = <f32>load<f64>(ADVANTAGES + 8 * <usize>sample) * share;
    // d log pi(a) / d logit_k is [k = a] - pi_k; the advantages of a group sum to 0, so the second term drops out
    addTo(LOGIT_GRADIENT, load<u8>(ROLLOUT_ANSWERS + <usize>sample), force);
    const tokens = ROLLOUT_TOKENS + <usize>(FORMAT_TOKENS * sample);
    if (load<u8>(tokens) == ALL_RIGHT) {
      allRight += force;
      continue;
    }
    for (let token = 0; token < FORMAT_TOKENS; token++)
      addTo(FORMAT_GRADIENTS + ANSWER_BYTES * <usize>(token % FORMAT_CONTEXTS), load<u8>(tokens + <usize>token), force);
  }
  return allRight;
}
