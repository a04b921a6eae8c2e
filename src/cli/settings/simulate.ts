import { verdictOf } from "../../diagnosis/verdict/verdict.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { percent } from "../../schema/fields/notation.ts";
import { summarize } from "../../simulator/runs/ensemble.ts";
import type { Io } from "../io.ts";
import { pageSimulation } from "../kernel.ts";

export interface Seeds {
  readonly first: number;
  readonly count: number;
}

const reward = (value: number) => value.toFixed(3);

/** Simulates the config on consecutive seeds with the full evaluation, and prints the runs (as JSON) or their summary. */
export async function simulate(
  config: RunConfig,
  { first, count }: Seeds,
  json: boolean,
  io: Pick<Io, "out" | "err">,
): Promise<void> {
  const simulateRun = await pageSimulation(io);
  const runs = Array.from({ length: count }, (_, i) => simulateRun(config, first + i, "full"));
  const summary = summarize(runs);
  const verdict = verdictOf(runs).name;
  if (json) {
    const curves = runs.map((run) => ({
      seed: run.seed,
      step: Array.from(run.step),
      train: Array.from(run.reward),
      heldOut: Array.from(run.heldOut),
      batchReward: Array.from(run.batchReward),
    }));
    const { end, heldOutEnd, peak, collapsedShare } = summary;
    io.out(`${JSON.stringify({ runs: curves, summary: { end, heldOutEnd, peak, collapsedShare }, verdict })}\n`);
    return;
  }
  const seeds = count === 1 ? `seed ${first}` : `seeds ${first} to ${first + count - 1}`;
  io.out(
    [
      `verdict: ${verdict}`,
      `runs: ${count} (${seeds}), simulated on a toy task, not on your model`,
      `training reward at the end: ${reward(summary.end)} (peak ${reward(summary.peak)})`,
      `held-out reward at the end: ${reward(summary.heldOutEnd)}`,
      `runs that collapse: ${percent(summary.collapsedShare)}`,
      "",
    ].join("\n"),
  );
}
