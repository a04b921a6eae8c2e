import { validityOf } from "./format.ts";
import type { Learner } from "./learner.ts";
import { forward } from "./policy.ts";
import { ANSWERS } from "./shape.ts";
import type { Prompt } from "./task.ts";

/** Expected rewards of a policy, without the luck of sampling. */
export interface Expectation {
  /** As the training grader pays, flaws included. */
  readonly train: number;
  /** On held-out prompts, rightly graded. */
  readonly heldOut: number;
  /** Chance of a well-formed response. */
  readonly validity: number;
}

/** The expected reward at the rollouts' temperature on the first `prompts` training and the first `prompts` held-out prompts, or all where there are fewer. */
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
