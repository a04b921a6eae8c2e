import { type Curve, mean, valueAt } from "../../schema/curve.ts";

/** A scenario after its simulation. */
export interface SimulatedScenario {
  /** Training reward of the run as it was. */
  readonly curve: Pick<Curve, "step" | "reward">;
  /** Final held-out reward with the change less that without it. */
  readonly difference: number;
}

/** What a change would have done to the final held-out reward, by simulation. */
export interface WhatIf {
  readonly difference: number;
  /** 80% interval. */
  readonly low: number;
  readonly high: number;
  /** Whether the interval leaves 0 out. */
  readonly isClear: boolean;
}

/** Parts of the run in which a log is compared with its simulations. */
const PARTS = 8;
/** SD of the level of a part that no simulation gets right. */
const MODEL_ERROR = 0.05;
/** Share of the scenarios that are kept: those nearest to the log. */
const KEPT = 0.5;
/** Half the width of the interval: SDs over the kept scenarios, and what single runs add (tuned on simulated users, docs/forecast.md). */
const [WIDTH, RUN_ERROR] = [1.1, 0.01];

/** SD of the noise of a reward's points, from the differences of neighbors. */
function noiseOf(reward: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 1; i < reward.length; i++) sum += ((reward[i] ?? 0) - (reward[i - 1] ?? 0)) ** 2;
  return Math.sqrt(sum / Math.max(1, reward.length - 1) / 2);
}

/** Sum of the squared differences of a log's parts from a curve, in their variances. */
function distance(
  reward: Float64Array,
  noise: number,
  { step, reward: simulated }: SimulatedScenario["curve"],
): number {
  const parts = Math.min(PARTS, reward.length);
  const last = step[step.length - 1] ?? 0;
  let sum = 0;
  for (let part = 0; part < parts; part++) {
    const [from, to] = [part, part + 1].map((edge) => Math.round((edge * reward.length) / parts)) as [number, number];
    const level = valueAt(step, simulated, (last * (from + to)) / 2 / reward.length);
    sum += (mean(reward.subarray(from, to)) - level) ** 2 / (noise ** 2 / (to - from) + MODEL_ERROR ** 2);
  }
  return sum;
}

/** Predicts what a change would have done to a finished run with these rewards, within 0 and 1: the mean of the scenarios that come nearest to it. */
export function whatIf(reward: Float64Array, scenarios: readonly SimulatedScenario[]): WhatIf {
  const noise = noiseOf(reward);
  const kept = scenarios
    .map(({ curve, difference }) => ({ difference, far: distance(reward, noise, curve) }))
    .toSorted((one, other) => one.far - other.far)
    .slice(0, Math.ceil(KEPT * scenarios.length))
    .map(({ difference }) => difference);
  const difference = mean(kept);
  const spread = Math.sqrt(mean(kept.map((value) => (value - difference) ** 2)));
  const half = WIDTH * (spread + RUN_ERROR);
  return { difference, low: difference - half, high: difference + half, isClear: Math.abs(difference) > half };
}
