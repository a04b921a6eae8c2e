// The gradient of the KL term, as in ../../model/kl.ts.
import { exp4, highest, log, sum } from "./functions";
import { sharpness } from "./settings";
import { ACTIVATION_CHANCES, ACTIVATION_LOGITS, ACTIVATION_TOTAL, ANSWER_BYTES, CONTEXT_LOGITS } from "./dimensions";

/** log 1e-12, the floor of log probabilities. */
const LOWEST_LOG: f32 = -27.631021;

/**
 * Subtracts weight times the gradient of KL(policy || base model) with respect to the logits before `sharpness`. `baseLogTotal` is the base
 * model's, from `baseLogTotalOf`.
 */
export function subtractKlGradient(
  context: usize, activation: usize, baseLogTotal: f32, weight: f32, logitGradient: usize,
): void {
  const logTotal = f32x4.splat(log(load<f32>(activation, ACTIVATION_TOTAL)));
  const base = f32x4.splat(baseLogTotal);
  const x = logRatio(context, activation, logTotal, base);
  const y = logRatio(context + 16, activation + 16, logTotal, base);
  const z = logRatio(context + 32, activation + 32, logTotal, base);
  const chanceX = v128.load(activation, ACTIVATION_CHANCES);
  const chanceY = v128.load(activation, ACTIVATION_CHANCES + 16);
  const chanceZ = v128.load(activation, ACTIVATION_CHANCES + 32);
  const mean = f32x4.splat(sum(f32x4.add(f32x4.add(f32x4.mul(chanceX, x), f32x4.mul(chanceY, y)), f32x4.mul(chanceZ, z))));
  const factor = f32x4.splat(weight * sharpness);
  subtractTimes(logitGradient, f32x4.mul(chanceX, f32x4.sub(x, mean)), factor);
  subtractTimes(logitGradient + 16, f32x4.mul(chanceY, f32x4.sub(y, mean)), factor);
  subtractTimes(logitGradient + 32, f32x4.mul(chanceZ, f32x4.sub(z, mean)), factor);
}

@inline
function subtractTimes(at: usize, x: v128, y: v128): void {
  v128.store(at, f32x4.sub(v128.load(at), f32x4.mul(x, y)));
}

/** Returns log pi / pi0 of four answers. */
@inline
function logRatio(context: usize, activation: usize, logTotal: v128, baseLogTotal: v128): v128 {
  const logChance = f32x4.pmax(f32x4.sub(v128.load(activation, ACTIVATION_LOGITS), logTotal), f32x4.splat(LOWEST_LOG));
  const base = f32x4.mul(v128.load(context, CONTEXT_LOGITS), f32x4.splat(sharpness));
  return f32x4.add(f32x4.sub(logChance, base), baseLogTotal);
}

/** Returns the logarithm of the base model's sum of exponentials. */
export function baseLogTotalOf(context: usize): f32 {
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
