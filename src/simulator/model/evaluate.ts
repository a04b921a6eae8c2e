import { ANSWERS } from "./dimensions.ts";
import { validityOf } from "./format.ts";
import type { Learner } from "./learner.ts";
import { forward } from "./policy.ts";
import type { Prompt } from "./task.ts";

/** Expected rewards of a policy, computed without sampling. */
export interface Expectation {
  /** On training prompts, as the flawed training grader pays. */
  readonly train: number;
  /** On held-out prompts, graded correctly. */
  readonly heldOut: number;
  /** Probability of a well-formed response. */
  readonly validity: number;
}

/** Returns the expected rewards at the rollouts' temperature, on the first `prompts` training and held-out prompts or on all if there are fewer. */
export function evaluate(learner: Learner, prompts: number): Expectation {
  const { policy, task, format } = learner;
  for (const { context, activation } of format) forward(policy, context, activation);
  const validity = validityOf(format);
  return {
    train: validity * meanPay(learner, task.train, prompts),
    heldOut: validity * meanPay(learner, task.heldOut, prompts),
    validity,
  };
}

function meanPay({ policy, activation }: Learner, prompts: readonly Prompt[], most: number): number {
  const count = Math.min(most, prompts.length);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const prompt = prompts[i] as Prompt;
    forward(policy, prompt, activation);
    let expected = 0;
    for (let answer = 0; answer < ANSWERS; answer++)
      expected += (activation.probabilities[answer] as number) * (prompt.pay[answer] as number);
    total += expected;
  }
  return total / count;
}
