import type { Policy, Weights } from "./policy.ts";
import { roundWeight } from "./precision.ts";

/** Adam (Kingma & Ba 2014) with the decay rates usual for language models. */
const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.95;
const EPSILON = 1e-8;
/** Clipping norm of the gradient, A and B together. */
const LARGEST_NORM = 1;

/** Powers of the decay rates after the steps so far, for Adam's bias correction. */
export interface AdamClock {
  firstDecay: number;
  secondDecay: number;
}

export const startClock = (): AdamClock => ({ firstDecay: 1, secondDecay: 1 });

/** Clips the policy's gradient and takes one ascent step; weights are rounded to `mantissaBits`, moments keep full precision. */
export function adamStep(policy: Policy, clock: AdamClock, rate: number, mantissaBits: number): void {
  const clip = clipFactor(policy);
  clock.firstDecay *= FIRST_DECAY;
  clock.secondDecay *= SECOND_DECAY;
  for (const weights of [policy.down, policy.up]) update(weights, clip, clock, rate, mantissaBits);
}

/** Returns the factor that scales the gradient down to LARGEST_NORM, or 1. */
function clipFactor({ down, up }: Policy): number {
  const norm = Math.sqrt(squaredNorm(up.gradient, squaredNorm(down.gradient, 0)));
  return norm > LARGEST_NORM ? LARGEST_NORM / norm : 1;
}

/** Adds the squares of the values to `sum`. An index loop: for...of over typed arrays cost a tenth of a long run. */
function squaredNorm(values: Float64Array, sum: number): number {
  let squares = sum;
  for (let i = 0; i < values.length; i++) squares += (values[i] as number) * (values[i] as number);
  return squares;
}

function update(weights: Weights, clip: number, clock: AdamClock, rate: number, mantissaBits: number): void {
  const { value, gradient, firstMoment, secondMoment } = weights;
  const step = rate * (1 / (1 - clock.firstDecay));
  const secondCorrection = 1 / (1 - clock.secondDecay);
  for (let i = 0; i < value.length; i++) {
    const slope = (gradient[i] as number) * clip;
    const first = FIRST_DECAY * (firstMoment[i] as number) + (1 - FIRST_DECAY) * slope;
    const second = SECOND_DECAY * (secondMoment[i] as number) + (1 - SECOND_DECAY) * slope * slope;
    firstMoment[i] = first;
    secondMoment[i] = second;
    const change = (step * first) / (Math.sqrt(second * secondCorrection) + EPSILON);
    value[i] = roundWeight((value[i] as number) + change, mantissaBits);
  }
}
