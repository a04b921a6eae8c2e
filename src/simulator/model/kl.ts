import { ANSWERS } from "./dimensions.ts";

const logRatio = new Float64Array(ANSWERS);

/**
 * Subtracts from `logitGradient` weight times the gradient of KL(pi || pi0) with respect to the logits before `sharpness`, where pi are the
 * `probabilities` and pi0 = softmax(sharpness * baseLogits). The gradient of the exact KL is pi_k (log pi_k / pi0_k - KL).
 */
export function subtractKlGradient(
  probabilities: Float64Array,
  baseLogits: Float64Array,
  sharpness: number,
  weight: number,
  logitGradient: Float64Array,
): void {
  const logTotal = logSumOfExponentials(baseLogits, sharpness);
  let divergence = 0;
  for (let answer = 0; answer < ANSWERS; answer++) {
    const probability = probabilities[answer] as number;
    const ratio = Math.log(Math.max(probability, 1e-12)) - (baseLogits[answer] as number) * sharpness + logTotal;
    logRatio[answer] = ratio;
    divergence += probability * ratio;
  }
  for (let answer = 0; answer < ANSWERS; answer++) {
    const slope = (probabilities[answer] as number) * ((logRatio[answer] as number) - divergence);
    logitGradient[answer] = (logitGradient[answer] as number) - weight * sharpness * slope;
  }
}

function logSumOfExponentials(logits: Float64Array, sharpness: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let answer = 0; answer < ANSWERS; answer++) highest = Math.max(highest, (logits[answer] as number) * sharpness);
  let total = 0;
  for (let answer = 0; answer < ANSWERS; answer++) total += Math.exp((logits[answer] as number) * sharpness - highest);
  return Math.log(total) + highest;
}
