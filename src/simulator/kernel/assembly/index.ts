// The exports that ../kernel.ts calls. Step sizes and results are passed in memory, at the exported addresses.
import { adamStep, startAdapter } from "./adapter";
import { evaluate } from "./evaluation";
import { BATCH_REWARDS, ORDER, RATES } from "./memory";
import { writeOrder } from "./permutation";
import { setRun, prompts, seed } from "./settings";
import { batchGradient, startKl } from "./step";

export { BATCH_REWARDS, END, GRADIENT, ORDER, POINTS, RATES, RIGHT_ANSWERS, SLOTS, TASK_BYTES, TASKS, VALUE } from "./memory";
export { MOST_PROMPTS, MOST_RANK, MOST_ROLLOUTS, MOST_STEPS } from "./dimensions";
export { adamStep } from "./adapter";
export { batchGradient } from "./step";
export { makeTask } from "./task";

/** Starts a run on the task in the slot, without a first step. */
export function start(
  slot: i32, seed: i32, prompts: i32, rank: i32, sharpness: f32,
  groupSize: i32, klBeta: f32, mantissaBits: i32,
): void {
  setRun(slot, seed, prompts, rank, sharpness, groupSize, klBeta, mantissaBits);
  startAdapter(rank);
  startKl();
}

/**
 * Trains the started run for `steps` steps, with the step sizes at RATES. Evaluates it before the first step and `evaluations` times
 * after.
 */
export function train(steps: i32, promptsPerStep: i32, evaluations: i32, evaluationPrompts: i32): void {
  let evaluated = 0;
  evaluate(evaluated++, 0, evaluationPrompts);
  let epoch = 0;
  let first = 0;
  for (let step = 0; step < steps; step++) {
    if (first == 0) writeOrder(ORDER, prompts, seed, epoch);
    const count = min(promptsPerStep, prompts - first);
    const reward = batchGradient(first, count, epoch * prompts + first);
    adamStep(load<f32>(RATES + 4 * <usize>step));
    store<f64>(BATCH_REWARDS + 8 * <usize>step, reward);
    if (isDue(step + 1, evaluated, evaluations, steps)) evaluate(evaluated++, step + 1, evaluationPrompts);
    first += count;
    if (first == prompts) {
      first = 0;
      epoch++;
    }
  }
}

/** Tells whether evaluation `point` of `points` evenly spaced ones is due after `stepsDone` steps, at the nearest step, halves rounded up. */
@inline
function isDue(stepsDone: i32, point: i32, points: i32, steps: i32): bool {
  return 2 * stepsDone * points + points > 2 * point * steps;
}
