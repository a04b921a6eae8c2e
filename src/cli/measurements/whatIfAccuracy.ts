import { startingRewardOf } from "../../diagnosis/forecast/startingReward.ts";
import { mean } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { createSimulator } from "../../simulator/simulate.ts";
import { scenariosOf } from "../../simulator/whatIf/scenarios.ts";
import { type WhatIf, whatIf } from "../../simulator/whatIf/whatIf.ts";
import type { Io } from "../io.ts";
import type { Seeds } from "../settings/simulate.ts";
import { table } from "../table.ts";
import { whatIfUser } from "./whatIfUsers.ts";

const changes = [
  { name: "half the rate", of: ({ learningRate }: RunConfig) => ({ learningRate: learningRate / 2 }) },
  { name: "twice the epochs", of: ({ epochs }: RunConfig) => ({ epochs: 2 * epochs }) },
] as const;

interface Trial {
  readonly predicted: WhatIf;
  readonly truth: number;
}

/** Predictions of a change for simulated users, beside what came. */
function trialsOf(change: (config: RunConfig) => Partial<RunConfig>, { first, count }: Seeds): Trial[] {
  return Array.from({ length: count }, (_, i): Trial => {
    const user = whatIfUser(first + i);
    const { simulateRun } = createSimulator();
    const scenarios = scenariosOf(user.config, startingRewardOf(user.reward) ?? user.config.startingReward, change);
    const simulated = scenarios.map(({ base, changed }) => {
      const [before, after] = [base, changed].map((config) => simulateRun(config, config.seed, "light"));
      const end = (heldOut: ArrayLike<number> = []) => heldOut[heldOut.length - 1] ?? Number.NaN;
      return { curve: before ?? { step: [], reward: [] }, difference: end(after?.heldOut) - end(before?.heldOut) };
    });
    return { predicted: whatIf(user.reward, simulated), truth: user.truth(change(user.config)) };
  });
}

const rms = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => value * value)));

/** Predicts two changes for simulated users whose simulators differ from the one that predicts, and prints how well. */
export function whatIfAccuracy(seeds: Seeds, json: boolean, io: Io): void {
  const rows = changes.map(({ name, of }) => {
    io.progress?.(`${name}: ${seeds.count} users`);
    const trials = trialsOf(of, seeds);
    const clear = trials.filter(({ predicted }) => predicted.isClear);
    return {
      change: name,
      users: trials.length,
      toNoChange:
        rms(trials.map(({ predicted, truth }) => predicted.difference - truth)) / rms(trials.map(({ truth }) => truth)),
      coverage: mean(trials.map(({ predicted: { low, high }, truth }) => Number(low <= truth && truth <= high))),
      clear: clear.length / trials.length,
      signRight: mean(
        clear.map(({ predicted, truth }) => Number(Math.sign(predicted.difference) === Math.sign(truth))),
      ),
    };
  });
  io.progress?.("");
  if (json) return void io.out(`${JSON.stringify(rows, undefined, 2)}\n`);
  const heads = ["change", "users", "to no change", "coverage", "clear", "sign right"];
  const cells = rows.map(({ change, users, toNoChange, coverage, clear, signRight }) => [
    change,
    String(users),
    ...[toNoChange, coverage, clear, signRight].map((value) => (Number.isFinite(value) ? value.toFixed(2) : "-")),
  ]);
  io.out(table([heads, ...cells], [1, 2, 3, 4, 5]));
}
