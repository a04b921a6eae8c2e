// Calibrates the base model to the starting reward.
import { exp, exp4, sum } from "./functions";
import { ODDS, ODDS_BYTES } from "./memory";
import { ANSWER_BYTES, CONTEXT_BYTES, CONTEXT_LOGITS, CONTEXT_PAY } from "./dimensions";

/** Probability of a well-formed response of the base model: (1 + 9 exp(-5.7))^-8. */
const BASE_VALIDITY: f64 = 0.7887125144853397;

/**
 * Finds by bisection the logit of the right answer at which the base model has `startingReward` on `count` prompts; returns a bound where
 * none does. The logit scales the weight of one answer, so the exponentials of the others are computed once.
 */
export function calibrate(prompts: usize, rightAnswers: usize, count: i32, startingReward: f64): f32 {
  for (let i: usize = 0; i < <usize>count; i++)
    writeOdds(ODDS + ODDS_BYTES * i, prompts + CONTEXT_BYTES * i, load<u8>(rightAnswers + i));

  const enough = (startingReward * <f64>count) / BASE_VALIDITY;
  let low: f64 = -8;
  let high: f64 = 12;
  for (let halving = 0; halving < 24; halving++) {
    const middle = 0.5 * (low + high);
    if (baseReward(count, exp(<f32>middle)) < enough) low = middle;
    else high = middle;
  }
  return <f32>(0.5 * (low + high));
}

/** Writes weight and weight times pay of the right answer, then of all others, in f64. */
function writeOdds(odds: usize, prompt: usize, right: i32): void {
  let weights = f32x4.splat(0);
  let paid = f32x4.splat(0);
  for (let at = prompt; at < prompt + ANSWER_BYTES; at += 16) {
    const weight = exp4(v128.load(at, CONTEXT_LOGITS));
    weights = f32x4.add(weights, weight);
    paid = f32x4.add(paid, f32x4.mul(weight, v128.load(at, CONTEXT_PAY)));
  }
  const at = prompt + 4 * <usize>right;
  const weight = <f64>exp(load<f32>(at + CONTEXT_LOGITS));
  const pay = <f64>load<f32>(at + CONTEXT_PAY);
  store<f64>(odds, weight);
  store<f64>(odds, weight * pay, 8);
  store<f64>(odds, <f64>sum(weights) - weight, 16);
  store<f64>(odds, <f64>sum(paid) - weight * pay, 24);
}

/** Returns the base model's summed expected reward with the weight of the right answer multiplied by `factor`. */
function baseReward(count: i32, factor: f64): f64 {
  let reward: f64 = 0;
  const end = ODDS + ODDS_BYTES * <usize>count;
  for (let odds: usize = ODDS; odds < end; odds += ODDS_BYTES) {
    const paid = load<f64>(odds, 8) * factor + load<f64>(odds, 24);
    reward += paid / (load<f64>(odds) * factor + load<f64>(odds, 16));
  }
  return reward;
}
