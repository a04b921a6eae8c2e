import { adamStep } from "./adam.ts";
import { groupAdvantages } from "./advantage.ts";
import { ANSWERS, FORMAT_CONTEXTS, FORMAT_REPEATS, FORMAT_TOKENS } from "./dimensions.ts";
import { type FormatView, sampleFormat, validityOf } from "./format.ts";
import { subtractKlGradient } from "./kl.ts";
import type { Learner } from "./learner.ts";
import { backward, forward } from "./policy.ts";
import { uniform } from "./random.ts";
import type { Prompt } from "./task.ts";

/** Index of the random number that decides a rollout's answer; `format.ts` has the others. */
const ANSWER_DRAW = 0;

/** The prompts of one optimizer step. */
export interface Batch {
  /** Indices into the training prompts. */
  readonly prompts: Int32Array;
  /** Visit number of the first prompt, which keys the rollouts' random numbers: epoch * training prompts + place in the epoch's order. */
  readonly firstVisit: number;
}

/** Takes one optimizer step of GRPO with step size `rate`; returns the mean reward of the batch's rollouts. */
export function trainStep(learner: Learner, batch: Batch, rate: number): number {
  const reward = batchGradient(learner, batch);
  adamStep(learner.policy, learner.clock, rate, learner.miniature.mantissaBits);
  return reward;
}

/**
 * Writes the gradient of GRPO's objective on this batch into the policy; returns the mean reward of the batch's rollouts.
 *
 * One on-policy update per batch: the ratio of new to old policy is 1, clipping would have no effect, and neither is modeled.
 */
export function batchGradient(learner: Learner, batch: Batch): number {
  const { task, policy, format, formatGradients, miniature } = learner;
  policy.down.gradient.fill(0);
  policy.up.gradient.fill(0);
  for (const gradient of formatGradients) gradient.fill(0);
  for (const { context, activation } of format) forward(policy, context, activation);
  const validity = validityOf(format);

  const prompts = batch.prompts.length;
  let reward = 0;
  for (let i = 0; i < prompts; i++) {
    const prompt = task.train[batch.prompts[i] as number] as Prompt;
    reward += promptGradient(learner, prompt, validity, batch.firstVisit + i, prompts);
  }
  for (const [i, view] of format.entries()) formatGradient(learner, view, formatGradients[i] as Float64Array);
  return reward * (1 / (prompts * miniature.groupSize));
}

/** Adds the gradient of one prompt's answers to the policy, and of its format tokens to `formatGradients`; returns the sum of its rewards. */
function promptGradient(learner: Learner, prompt: Prompt, validity: number, visit: number, prompts: number): number {
  const { policy, activation, logitGradient, formatGradients, group, miniature } = learner;
  forward(policy, prompt, activation);
  const reward = sampleGroup(learner, prompt, validity, visit);

  logitGradient.fill(0);
  if (groupAdvantages(group.rewards, group.advantages)) {
    const share = 1 / (prompts * miniature.groupSize);
    for (let sample = 0; sample < miniature.groupSize; sample++) {
      // d log pi(a) / d logit_k is [k = a] - pi_k; the advantages of a group sum to 0, so the second term drops out
      const push = (group.advantages[sample] as number) * share * policy.sharpness;
      add(logitGradient, group.answers[sample] as number, push);
      const tokens = group.tokens[sample] as Int32Array;
      for (let token = 0; token < FORMAT_TOKENS; token++)
        add(formatGradients[token % FORMAT_CONTEXTS] as Float64Array, tokens[token] as number, push);
    }
  }
  const { klBeta } = miniature;
  if (klBeta > 0)
    subtractKlGradient(activation.probabilities, prompt.baseLogits, policy.sharpness, klBeta / prompts, logitGradient);
  backward(policy, prompt, activation.hidden, logitGradient);
  return reward;
}

/** Samples and grades the rollouts of one prompt into the learner's group; returns the sum of their rewards. */
function sampleGroup(learner: Learner, prompt: Prompt, validity: number, visit: number): number {
  const { group, format, activation, seed, miniature } = learner;
  let total = 0;
  for (let sample = 0; sample < miniature.groupSize; sample++) {
    const valid = sampleFormat(format, validity, seed, visit, sample, group.tokens[sample] as Int32Array);
    const answer = sampleAnswer(activation.probabilities, uniform(seed, visit, sample, ANSWER_DRAW));
    const reward = valid ? (prompt.pay[answer] as number) : 0;
    group.answers[sample] = answer;
    group.rewards[sample] = reward;
    total += reward;
  }
  return total;
}

/** Samples an answer by inverting the cumulative distribution at `draw`, 0..1. */
export function sampleAnswer(probabilities: Float64Array, draw: number): number {
  let rest = draw;
  for (let answer = 0; answer < ANSWERS - 1; answer++) {
    rest -= probabilities[answer] as number;
    if (rest < 0) return answer;
  }
  return ANSWERS - 1;
}

/** Adds the gradient of one format context, KL included, to the policy; the context occurs FORMAT_REPEATS times per response. */
function formatGradient({ policy, miniature }: Learner, view: FormatView, gradient: Float64Array): void {
  const { context, activation } = view;
  const weight = miniature.klBeta * FORMAT_REPEATS;
  if (weight > 0) subtractKlGradient(activation.probabilities, context.baseLogits, policy.sharpness, weight, gradient);
  backward(policy, context, activation.hidden, gradient);
}

function add(values: Float64Array, index: number, amount: number): void {
  values[index] = (values[index] as number) + amount;
}
