import { ANSWERS, BASE_TEMPERATURE, type Context, FEATURES } from "./dimensions.ts";
import { roundWeight } from "./precision.ts";
import { gaussians, streams } from "./random.ts";

/** A trained matrix with its gradient and its two Adam moments, all row-major and of the same size. */
export interface Weights {
  readonly value: Float64Array;
  readonly gradient: Float64Array;
  readonly firstMoment: Float64Array;
  readonly secondMoment: Float64Array;
}

/** A frozen base model with a low-rank adapter: logits = (base logits + scale B A x) BASE_TEMPERATURE / temperature. */
export interface Policy {
  readonly rank: number;
  /** ADAPTER_ALPHA / rank, the usual LoRA scale (Hu et al. 2021): with it the best learning rate hardly depends on the rank. */
  readonly scale: number;
  /** A, rank x FEATURES: from features to hidden units. */
  readonly down: Weights;
  /** B, ANSWERS x rank: from hidden units to logits. */
  readonly up: Weights;
  /** BASE_TEMPERATURE / temperature. */
  readonly sharpness: number;
}

/** The policy's output for one context. */
export interface Activation {
  /** A x: `rank` values. */
  readonly hidden: Float64Array;
  /** ANSWERS values. */
  readonly probabilities: Float64Array;
}

const ADAPTER_ALPHA = 4;

/** Returns an untrained policy, equal to the base model: A ~ N(0, 1/FEATURES) in low precision, B = 0. */
export function makePolicy(rank: number, temperature: number, mantissaBits: number, seed: number): Policy {
  const down = makeWeights(rank * FEATURES);
  const size = 1 / Math.sqrt(FEATURES);
  down.value.set(gaussians(rank * FEATURES, seed, streams.adapter).map((x) => roundWeight(x * size, mantissaBits)));
  return {
    rank,
    scale: ADAPTER_ALPHA / rank,
    down,
    up: makeWeights(ANSWERS * rank),
    sharpness: BASE_TEMPERATURE / temperature,
  };
}

function makeWeights(count: number): Weights {
  return {
    value: new Float64Array(count),
    gradient: new Float64Array(count),
    firstMoment: new Float64Array(count),
    secondMoment: new Float64Array(count),
  };
}

/** Allocates the output of a policy of this rank. */
export function makeActivation(rank: number): Activation {
  return { hidden: new Float64Array(rank), probabilities: new Float64Array(ANSWERS) };
}

/** Writes the policy's output for the context into `activation`. */
export function forward(policy: Policy, context: Context, activation: Activation): void {
  const { rank, scale, sharpness } = policy;
  const { baseLogits } = context;
  const { hidden, probabilities } = activation;
  const up = policy.up.value;
  multiply(policy.down.value, context.features, hidden);

  let highest = Number.NEGATIVE_INFINITY;
  for (let answer = 0; answer < probabilities.length; answer++) {
    let learned = 0;
    for (let j = 0; j < rank; j++) learned += (up[answer * rank + j] as number) * (hidden[j] as number);
    const logit = ((baseLogits[answer] as number) + scale * learned) * sharpness;
    probabilities[answer] = logit;
    if (logit > highest) highest = logit;
  }
  softmax(probabilities, highest);
}

/** Turns logits into probabilities in place; `highest` is the largest logit, subtracted so that no exponential overflows. */
function softmax(logits: Float64Array, highest: number): void {
  let total = 0;
  for (let answer = 0; answer < logits.length; answer++) {
    const weight = Math.exp((logits[answer] as number) - highest);
    logits[answer] = weight;
    total += weight;
  }
  for (let answer = 0; answer < logits.length; answer++) logits[answer] = (logits[answer] as number) / total;
}

/** Writes matrix times vector into `product`. Three rows at a time: a single sum would wait for each of its additions. */
function multiply(matrix: Float64Array, vector: Float64Array, product: Float64Array): void {
  const rows = product.length;
  const columns = vector.length;
  let row = 0;
  for (; row + 2 < rows; row += 3) {
    const first = row * columns;
    const second = first + columns;
    const third = second + columns;
    let a = 0;
    let b = 0;
    let c = 0;
    for (let i = 0; i < columns; i++) {
      const x = vector[i] as number;
      a += (matrix[first + i] as number) * x;
      b += (matrix[second + i] as number) * x;
      c += (matrix[third + i] as number) * x;
    }
    product[row] = a;
    product[row + 1] = b;
    product[row + 2] = c;
  }
  for (; row < rows; row++) {
    let sum = 0;
    for (let i = 0; i < columns; i++) sum += (matrix[row * columns + i] as number) * (vector[i] as number);
    product[row] = sum;
  }
}

/**
 * Adds to the gradients of A and B those of sum_k logitGradient[k] (base logit_k + scale (B A x)_k). `logitGradient` includes the factor
 * `sharpness`.
 */
export function backward(policy: Policy, context: Context, hidden: Float64Array, logitGradient: Float64Array): void {
  const { rank, scale } = policy;
  const { features } = context;
  const up = policy.up.value;
  const upGradient = policy.up.gradient;
  const downGradient = policy.down.gradient;
  for (let answer = 0; answer < logitGradient.length; answer++) {
    const slope = scale * (logitGradient[answer] as number);
    if (slope === 0) continue;
    const row = answer * rank;
    for (let j = 0; j < rank; j++)
      upGradient[row + j] = (upGradient[row + j] as number) + slope * (hidden[j] as number);
  }
  for (let j = 0; j < rank; j++) {
    let slope = 0;
    for (let answer = 0; answer < logitGradient.length; answer++)
      slope += scale * (logitGradient[answer] as number) * (up[answer * rank + j] as number);
    if (slope === 0) continue;
    const row = j * features.length;
    for (let i = 0; i < features.length; i++)
      downGradient[row + i] = (downGradient[row + i] as number) + slope * (features[i] as number);
  }
}
