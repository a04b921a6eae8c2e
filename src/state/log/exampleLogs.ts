import { verdictTitle } from "../../diagnosis/advice/verdictText.ts";
import type { RunContext } from "../../diagnosis/verdict/runContext.ts";
import type { VerdictName } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { toRewardLog } from "../../simulator/runs/toRewardLog.ts";
import { simulateRun } from "../../simulator/simulate.ts";

/** A simulated run to try the diagnosis with, and the verdict that its log gets. */
export interface Example {
  readonly verdict: VerdictName;
  /** How its settings differ from the defaults; a seed whose run shows the verdict clearly. */
  readonly change: Partial<RunConfig>;
}

/** One example per verdict that the simulation shows. It logs no other column than the reward, and its base model never starts saturated. */
export const examples: readonly Example[] = [
  { verdict: "healthy", change: { epochs: 2, seed: 1 } },
  { verdict: "still_climbing", change: { learningRate: 2.5e-5, temperature: 1.5, seed: 2 } },
  { verdict: "early_plateau", change: { learningRate: 2.5e-5, epochs: 2, seed: 1 } },
  { verdict: "slow_climb", change: { learningRate: 2.5e-5, batchSize: 4096, seed: 5 } },
  { verdict: "spike_then_collapse", change: { learningRate: 4e-4, epochs: 2, seed: 11 } },
  { verdict: "overfit", change: { epochs: 5, loraRank: 64, gameableShare: 0.5, seed: 8 } },
  { verdict: "noisy", change: { learningRate: 1e-5, seed: 2 } },
  { verdict: "no_signal", change: { startingReward: 0.05, temperature: 2, seed: 1 } },
  { verdict: "too_short", change: { prompts: 12, seed: 1 } },
];

/** Evaluations per logged held-out reward: trainers evaluate rarely. */
const HELD_OUT_EVERY = 3;

/** Simulates the run and returns its log as a JSON Lines file, with its settings as those of a job. */
export function exampleLog({ verdict, change }: Example): { readonly file: File; readonly known: RunContext } {
  const config = { ...defaultConfig, ...change };
  const run = simulateRun(config, config.seed, "full");
  const { step, reward } = toRewardLog(run.batchReward);
  const rows = Array.from(step, (at, i) => ({ step: at, reward: Number((reward[i] ?? 0).toFixed(4)) }));
  const heldOut = Array.from(run.step, (at, i) => ({
    step: at,
    "eval/reward": Number((run.heldOut[i] ?? 0).toFixed(4)),
  }));
  const lines = [...rows, ...heldOut.filter((_, i) => i % HELD_OUT_EVERY === 0)].toSorted((a, b) => a.step - b.step);
  const text = lines.map((line) => JSON.stringify(line)).join("\n");
  const name = `${verdictTitle(verdict)} (simulated).jsonl`;
  return { file: new File([`${text}\n`], name), known: { job: config, rewardMaximum: 1 } };
}
