import { endOf, mean, startOf, valueAt } from "../../schema/curve.ts";
import type { SimulatedRun } from "../model/run.ts";
import { expectedRewards } from "../runs/expectedRewards.ts";

type Runs = readonly SimulatedRun[];

/** Returns the mean final training reward. */
export const meanEnd = (runs: Runs) => mean(runs.map(endOf));

/** Returns the mean final held-out reward. */
export const meanHeldOut = (runs: Runs) => mean(runs.map(({ heldOut }) => heldOut[heldOut.length - 1] as number));

/** Returns the mean gain: final minus first training reward. */
export const meanGain = (runs: Runs) => mean(runs.map((run) => endOf(run) - startOf(run)));

/** Returns the share of runs for which `holds`. */
export const shareOf = (runs: Runs, holds: (run: SimulatedRun) => boolean) => runs.filter(holds).length / runs.length;

/** Returns the run up to its first evaluation at `steps` optimizer steps or later. */
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

/** Returns the mean training reward after `share` of the steps, linear between evaluations. */
export function rewardAt(runs: Runs, share: number): number {
  const steps = stepsOf(runs);
  const at = share * (steps[steps.length - 1] as number);
  return mean(runs.map(({ step, reward }) => valueAt(step, reward, at)));
}

/** Returns the slope of the mean curve over the last `share` of the steps, divided by its steepest slope between two evaluations. */
export function lateSteepness(runs: Runs, share: number): number {
  const steps = stepsOf(runs);
  const last = steps[steps.length - 1] as number;
  const curve = Array.from(steps, (_, point) => mean(runs.map(({ reward }) => reward[point] as number)));
  const slopes = curve
    .slice(1)
    .map((reward, i) => (reward - (curve[i] as number)) / ((steps[i + 1] as number) - (steps[i] as number)));
  return (rewardAt(runs, 1) - rewardAt(runs, 1 - share)) / (share * last) / Math.max(...slopes);
}

/** Returns the standard deviation of the batch reward around its expected reward, mean over runs. */
export const rawNoise = (runs: Runs) =>
  mean(
    runs.map((run) => {
      const expected = expectedRewards(run);
      return Math.sqrt(mean(run.batchReward.map((reward, i) => (reward - (expected[i] as number)) ** 2)));
    }),
  );

/** Returns the evaluated steps, the same in all runs of a config. */
function stepsOf(runs: Runs): Float64Array {
  const first = runs[0];
  if (first === undefined) throw new Error("no runs to measure");
  return first.step;
}
