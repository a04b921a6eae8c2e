import { endOf, mean, startOf } from "../../schema/curve.ts";
import type { SimulatedRun } from "../model/run.ts";
import { expectedRewards } from "../runs/expectedRewards.ts";

type Runs = readonly SimulatedRun[];

/** Mean last training reward. */
export const meanEnd = (runs: Runs) => mean(runs.map(endOf));

/** Mean last reward on held-out prompts. */
export const meanHeldOut = (runs: Runs) => mean(runs.map(({ heldOut }) => heldOut[heldOut.length - 1] as number));

/** Mean of end minus start, in training reward. */
export const meanGain = (runs: Runs) => mean(runs.map((run) => endOf(run) - startOf(run)));

/** Share of the runs for which `holds`. */
export const shareOf = (runs: Runs, holds: (run: SimulatedRun) => boolean) => runs.filter(holds).length / runs.length;

/** The run up to the first evaluation at `steps` optimizer steps or later: what it was when it had made so many updates. */
export function upTo(run: SimulatedRun, steps: number): SimulatedRun {
  const found = run.step.findIndex((done) => done >= steps);
  const points = found < 0 ? run.step.length : found + 1;
  return {
    ...run,
    step: run.step.slice(0, points),
    reward: run.reward.slice(0, points),
    heldOut: run.heldOut.slice(0, points),
  };
}

/** Mean training reward when `share` of the steps are done, straight between evaluations. */
export function rewardAt(runs: Runs, share: number): number {
  const steps = stepsOf(runs);
  const at = share * (steps[steps.length - 1] as number);
  const right = Math.max(
    1,
    steps.findIndex((done) => done >= at),
  );
  const [from, to] = [steps[right - 1] as number, steps[right] as number];
  const between = (at - from) / (to - from);
  return mean(
    runs.map(({ reward }) => (1 - between) * (reward[right - 1] as number) + between * (reward[right] as number)),
  );
}

/** Slope of the mean curve over the last `share` of the steps, as a share of its steepest slope between two evaluations. */
export function lateSteepness(runs: Runs, share: number): number {
  const steps = stepsOf(runs);
  const last = steps[steps.length - 1] as number;
  const curve = Array.from(steps, (_, point) => mean(runs.map(({ reward }) => reward[point] as number)));
  const slopes = curve
    .slice(1)
    .map((reward, i) => (reward - (curve[i] as number)) / ((steps[i + 1] as number) - (steps[i] as number)));
  return (rewardAt(runs, 1) - rewardAt(runs, 1 - share)) / (share * last) / Math.max(...slopes);
}

/** Standard deviation of the raw batch reward around what its policy earns on average; mean over runs. */
export const rawNoise = (runs: Runs) =>
  mean(
    runs.map((run) => {
      const expected = expectedRewards(run);
      return Math.sqrt(mean(run.batchReward.map((reward, i) => (reward - (expected[i] as number)) ** 2)));
    }),
  );

/** Every run of a config is evaluated at the same steps. */
function stepsOf(runs: Runs): Float64Array {
  const first = runs[0];
  if (first === undefined) throw new Error("no runs to measure");
  return first.step;
}
