import { mean, valueAt } from "../../schema/curve.ts";
import type { EvaluatedRun } from "./evaluatedRun.ts";

interface Residuals {
  /** Reward that the policy of each step earns on average, read off the evaluated curve. */
  readonly level: readonly number[];
  /** What the sampled batch of that step scored above it, less the run's mean of this (the prompts evaluated are not all prompts). */
  readonly residual: readonly number[];
}

/** Batch t is sampled before update t, so it belongs to the curve at step t. */
function residualsOf(run: EvaluatedRun): Residuals {
  const level = Array.from(run.batchReward, (_, t) => valueAt(run.step, run.reward, t));
  const raw = level.map((expected, t) => (run.batchReward[t] ?? 0) - expected);
  const offset = mean(raw);
  return { level, residual: raw.map((value) => value - offset) };
}

const meanSquare = (values: readonly number[]) => mean(values.map((value) => value * value));

/**
 * Spread of the batch rewards against what a 0-or-1 reward at that level would have, r (1 - r), over the share
 * `from` to `to` of the run. It falls towards 0 when nearly all responses score the same.
 */
function liveness(runs: readonly Residuals[], from: number, to: number): number {
  const cut = (values: readonly number[]) =>
    values.slice(Math.floor(from * values.length), Math.floor(to * values.length));
  const seen = mean(runs.map(({ residual }) => meanSquare(cut(residual))));
  const possible = mean(runs.map(({ level }) => mean(cut(level).map((r) => r * (1 - r)))));
  return seen / possible;
}

/** Noise of the sampled reward around the evaluated curve. */
export interface Noise {
  /** SD of one step's batch reward, in reward. */
  readonly noise: number;
  /** Share of the spread of the first third that the last third still has, each against r (1 - r); NaN when undefined. */
  readonly spreadLeft: number;
}

/** More runs than this change the noise by less than a hundredth; all 64 of a long run would hold up a drag. */
const ENOUGH_RUNS = 16;

/** Measures the noise of the sampled reward over the first of the runs. */
export function noiseOf(runs: readonly EvaluatedRun[]): Noise {
  const residuals = runs.slice(0, ENOUGH_RUNS).map(residualsOf);
  return {
    noise: Math.sqrt(mean(residuals.map(({ residual }) => meanSquare(residual)))),
    spreadLeft: liveness(residuals, 2 / 3, 1) / liveness(residuals, 0, 1 / 3),
  };
}
