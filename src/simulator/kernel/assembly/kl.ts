// The gradient of the KL term, as in ../../model/kl.ts.
import { exp4, highest, log, sum } from "./functions";
import { sharpness } from "./settings";
import { ACTIVATION_CHANCES, ACTIVATION_LOGITS, ACTIVATION_TOTAL, ANSWER_BYTES, CONTEXT_LOGITS } from "./dimensions";

/** log 1e-12, the floor of log probabilities. */
const LOWEST_LOG: f32 = -27.631021;

/** Subtracts weight times the gradient of KL(policy || base model) with respect to the logits before `sharpness`. */
export function subtractKlGradient(context: usize, activation: usize, weight: f32, logitGradient: usize): void {
  const logTotal = f32x4.splat(log(load<f32>(activation, ACTIVATION_TOTAL)));
  const baseLogTotal = f32x4.splat(baseLogTotalOf(context));
  let divergence = f32x4.splat(0);
  for (let i: usize = 0; i < ANSWER_BYTES; i += 16)
    divergence = f32x4.add(
      divergence,
      f32x4.mul(v128.load(activation + i, ACTIVATION_CHANCES), logRatio(context + i, activation + i, logTotal, baseLogTotal)),
    );
  const mean = f32x4.splat(sum(divergence));
  const factor = f32x4.splat(weight * sharpness);
  for (let i: usize = 0; i < ANSWER_BYTES; i += 16) {
    const excess = f32x4.sub(logRatio(context + i, activation + i, logTotal, baseLogTotal), mean);
    const slope = f32x4.mul(f32x4.mul(v128.load(activation + i, ACTIVATION_CHANCES), excess), factor);
    v128.store(logitGradient + i, f32x4.sub(v128.load(logitGradient + i), slope));
  }
}

/** Returns log pi / pi0 of four answers. */
@inline
function logRatio(context: usize, activation: usize, logTotal: v128, baseLogTotal: v128): v128 {
  const logChance = f32x4.pmax(f32x4.sub(v128.load(activation, ACTIVATION_LOGITS), logTotal), f32x4.splat(LOWEST_LOG));
  const base = f32x4.mul(v128.load(context, CONTEXT_LOGITS), f32x4.splat(sharpness));
  return f32x4.add(f32x4.sub(logChance, base), baseLogTotal);
}

/** Returns the logarithm of the base model's sum of exponentials. */
@inline
function baseLogTotalOf(context: usize): f32 {
  const sharp = f32x4.splat(sharpness);
  const x = f32x4.mul(v128.load(context, CONTEXT_LOGITS), sharp);
  const y = f32x4.mul(v128.load(context, CONTEXT_LOGITS + 16), sharp);
  const z = f32x4.mul(v128.load(context, CONTEXT_LOGITS + 32), sharp);
  const top = highest(f32x4.pmax(f32x4.pmax(x, y), z));
  const topOfAll = f32x4.splat(top);
  const weights = f32x4.add(
    f32x4.add(exp4(f32x4.sub(x, topOfAll)), exp4(f32x4.sub(y, topOfAll))),
    exp4(f32x4.sub(z, topOfAll)),
  );
  return log(sum(weights)) + top;
}
