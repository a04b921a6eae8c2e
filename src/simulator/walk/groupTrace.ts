import { type SimulatedConfig, toMiniature } from "../mapping.ts";
import { adamStep } from "../model/adam.ts";
import { FORMAT_CONTEXTS } from "../model/dimensions.ts";
import { type Learner, startLearner } from "../model/learner.ts";
import { forward } from "../model/policy.ts";
import { batchGradient } from "../model/step.ts";
import { makeTask, type Prompt } from "../model/task.ts";

/** One sampled response and its grade. */
export interface TracedRollout {
  /** Index of the answer; 0 is the lazy one. */
  readonly answer: number;
  /** All format tokens are right; otherwise the reward is 0. */
  readonly formatted: boolean;
  readonly reward: number;
  readonly advantage: number;
}

/** One prompt of the simulated task, a group of rollouts for it, and the update that the group makes. */
export interface GroupTrace {
  readonly rightAnswer: number;
  /** Reward of each answer in the right format. */
  readonly pay: readonly number[];
  /** Probability of each answer in the base model, and after one update from this group alone. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly rollouts: readonly TracedRollout[];
}

/** Probability of the right answer, in the base model, of a prompt whose groups often differ in their rewards. */
const OPEN = { low: 0.3, high: 0.6 } as const;

function probabilitiesOf({ policy, activation }: Learner, prompt: Prompt): number[] {
  forward(policy, prompt, activation);
  return [...activation.probabilities];
}

/** Returns the first correctly graded prompt whose right answer the base model gives about every other time, or the first of all. */
function openPrompt(learner: Learner): number {
  const index = learner.task.train.findIndex((prompt) => {
    const chance = probabilitiesOf(learner, prompt)[prompt.rightAnswer] ?? 0;
    return prompt.pay[prompt.rightAnswer] === 1 && chance > OPEN.low && chance < OPEN.high;
  });
  return Math.max(0, index);
}

/**
 * Samples and grades one group with the model of the simulation, and takes one update from it. The same config and draw, a whole number,
 * give the same group.
 */
export function traceGroup(config: SimulatedConfig, draw: number): GroupTrace {
  const miniature = toMiniature(config);
  const task = makeTask(miniature.task, config.seed);
  const learner = startLearner(miniature, task, config.seed);
  const index = openPrompt(learner);
  const prompt = task.train[index] as Prompt;
  const before = probabilitiesOf(learner, prompt);
  batchGradient(learner, { prompts: Int32Array.of(index), firstVisit: draw });
  const { answers, tokens, rewards, advantages } = learner.group;
  const rollouts = Array.from(answers, (answer, i): TracedRollout => {
    const formatted = tokens[i]?.every((token, t) => token === task.format[t % FORMAT_CONTEXTS]?.rightToken) ?? false;
    return { answer, formatted, reward: rewards[i] ?? 0, advantage: advantages[i] ?? 0 };
  });
  adamStep(learner.policy, learner.clock, miniature.rate, miniature.mantissaBits);
  const after = probabilitiesOf(learner, prompt);
  return { rightAnswer: prompt.rightAnswer, pay: [...prompt.pay], before, after, rollouts };
}
