import { type Expectation, evaluate } from "./evaluate.ts";
import { startLearner } from "./learner.ts";
import { type Miniature, rateAt, stepsOf, stepsPerEpoch } from "./miniature.ts";
import { permutation, pick, streams } from "./random.ts";
import type { Evaluation, SimulatedRun } from "./run.ts";
import { trainStep } from "./step.ts";
import type { Task } from "./task.ts";

/** Evaluations after the one at step 0, evenly spaced; and the number of training and of held-out prompts in each. */
export const grids: Record<Evaluation, { readonly evaluations: number; readonly prompts: number }> = {
  full: { evaluations: 25, prompts: 128 },
  light: { evaluations: 15, prompts: 48 },
};

/**
 * Simulates one training run: GRPO on a low-rank adapter, from the base model to the last step. No rule in it shapes the curve. `seed` keys
 * all random numbers of the run; the task usually has the same seed. `watch` is called with each evaluation.
 */
export function train(
  miniature: Miniature,
  task: Task,
  seed: number,
  evaluation: Evaluation,
  watch?: (expectation: Expectation) => void,
): SimulatedRun {
  const learner = startLearner(miniature, task, seed);
  const {
    promptsPerStep,
    task: { prompts },
  } = miniature;
  const perEpoch = stepsPerEpoch(miniature);
  const steps = stepsOf(miniature);
  const grid = grids[evaluation];
  const evaluations = Math.min(grid.evaluations, steps);
  const curve = makeCurve(seed, evaluations + 1, steps);
  let evaluated = 0;
  const record = (stepsDone: number) => {
    const expectation = evaluate(learner, grid.prompts);
    const { train: reward, heldOut } = expectation;
    watch?.(expectation);
    curve.step[evaluated] = stepsDone;
    curve.reward[evaluated] = reward;
    curve.heldOut[evaluated] = heldOut;
    evaluated++;
  };

  record(0);
  let order: Int32Array = new Int32Array(0);
  for (let step = 0; step < steps; step++) {
    const epoch = Math.floor(step / perEpoch);
    const first = (step - epoch * perEpoch) * promptsPerStep;
    if (first === 0) order = permutation(prompts, (last) => pick(seed, streams.order, epoch, last, last + 1));
    const batch = {
      prompts: order.subarray(first, first + promptsPerStep),
      firstVisit: epoch * prompts + first,
    };
    curve.batchReward[step] = trainStep(learner, batch, rateAt(miniature, step, steps));
    if (step + 1 >= Math.round((evaluated * steps) / evaluations)) record(step + 1);
  }
  return curve;
}

function makeCurve(seed: number, points: number, steps: number): SimulatedRun {
  return {
    seed,
    step: new Float64Array(points),
    reward: new Float64Array(points),
    heldOut: new Float64Array(points),
    batchReward: new Float64Array(steps),
  };
}
