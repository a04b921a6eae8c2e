import type { RunContext } from "../../diagnosis/verdict/runContext.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { toRewardLog } from "../../simulator/runs/toRewardLog.ts";
import { simulateRun } from "../../simulator/simulate.ts";

/** A simulated run to try the diagnosis with. */
export interface Example {
  readonly title: string;
  readonly change: Partial<RunConfig>;
}

/** One example per kind of curve that the simulation produces. */
export const examples: readonly Example[] = [
  { title: "All just right", change: { epochs: 2 } },
  { title: "Learning rate too high", change: { learningRate: 5e-4, epochs: 2 } },
  { title: "Learning rate too low", change: { learningRate: 1e-5, epochs: 2 } },
  { title: "Too few epochs", change: { prompts: 100 } },
  { title: "Too many epochs", change: { epochs: 10, loraRank: 64 } },
  { title: "A small batch", change: { batchSize: 4096, learningRate: 2e-5 } },
  { title: "Hardly any signal", change: { startingReward: 0.06, responseCandidatesCount: 2 } },
];

/** Evaluations per logged held-out reward: trainers evaluate rarely. */
const HELD_OUT_EVERY = 3;

/** Simulates the run and returns its log as a JSON Lines file, with its settings as those of a job. */
export function exampleLog({ title, change }: Example): { readonly file: File; readonly known: RunContext } {
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
  const name = `${title.toLowerCase()} (simulated).jsonl`;
  return { file: new File([`${text}\n`], name), known: { job: config, rewardMaximum: 1 } };
}
