// The format of a response, as in ../../model/format.ts.
import { FORMAT_ACTIVATIONS, RIGHT_FROM } from "./memory";
import { forward } from "./policy";
import { uniform } from "./random";
import { slot } from "./settings";
import { ACTIVATION_BYTES, ACTIVATION_CHANCES, ANSWERS, FORMAT_CONTEXTS, FORMAT_TOKENS } from "./dimensions";
import { formatAt, rightToken } from "./task";

/** Replaces the first token of a valid response. */
export const ALL_RIGHT: u8 = 255;

const VALIDITY_DRAW: i32 = 99;

@inline
export function formatActivation(context: i32): usize {
  return FORMAT_ACTIVATIONS + ACTIVATION_BYTES * <usize>context;
}

@inline
function chanceOf(context: i32, token: i32): f32 {
  return load<f32>(formatActivation(context) + 4 * <usize>token, ACTIVATION_CHANCES);
}

@inline
function chanceOfRight(token: i32): f64 {
  const context = token % FORMAT_CONTEXTS;
  return chanceOf(context, rightToken(slot, context));
}

/** Runs the policy on the format contexts; returns the probability of a valid response. */
export function readFormat(): f64 {
  for (let i = 0; i < FORMAT_CONTEXTS; i++) forward(formatAt(slot, i), formatActivation(i));
  let right: f64 = 1;
  store<f64>(RIGHT_FROM, 1, 8 * FORMAT_TOKENS);
  for (let token = FORMAT_TOKENS - 1; token >= 0; token--) {
    right *= chanceOfRight(token);
    store<f64>(RIGHT_FROM + 8 * <usize>token, right);
  }
  return right;
}

/** Samples the format tokens of a response; returns whether all are right. */
export function sampleFormat(validity: f64, stream: i32, sample: i32, tokens: usize): bool {
  if (uniform(stream, sample, VALIDITY_DRAW) < validity) {
    store<u8>(tokens, ALL_RIGHT);
    return true;
  }
  let broken = false;
  for (let token = 0; token < FORMAT_TOKENS; token++) {
    const context = token % FORMAT_CONTEXTS;
    const right = rightToken(slot, context);
    store<u8>(tokens + <usize>token, right);
    const wrong = 1 - chanceOfRight(token);
    const chanceOfWrong = broken ? wrong : wrong / (1 - load<f64>(RIGHT_FROM + 8 * <usize>token) + 1e-12);
    const draw = uniform(stream, sample, token + 1);
    const lastChance = token == FORMAT_TOKENS - 1 && !broken;
    if (draw >= chanceOfWrong && !lastChance) continue;
    broken = true;
    // given that it is below chanceOfWrong, the draw is uniform there: it can select the wrong token too
    const share = min((draw / max(chanceOfWrong, 1e-30)) * wrong, wrong * 0.999);
    store<u8>(tokens + <usize>token, wrongToken(context, right, share));
  }
  return false;
}

/** Samples a wrong token by inverting the cumulative distribution over the wrong ones at `share`. */
function wrongToken(context: i32, right: i32, share: f64): i32 {
  let rest = share;
  for (let token = 0; token < ANSWERS; token++) {
    if (token == right) continue;
    rest -= chanceOf(context, token);
    if (rest < 0) return token;
  }
  // reached through rounding errors alone
  return right == ANSWERS - 1 ? ANSWERS - 2 : ANSWERS - 1;
}
