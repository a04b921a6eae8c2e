import { verdictOf } from "../diagnosis/verdict/verdict.ts";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { loadKernel } from "../simulator/kernel/load.ts";
import { SEEDS } from "../simulator/preview/client.ts";
import { ensemble, summarize } from "../simulator/runs/ensemble.ts";
import type { FirstSight } from "../state/preview/prerenderedPreview.ts";
import { saidOf } from "../state/preview/said.ts";

/** The preview of the defaults, simulated as a browser does, with the kernel in these bytes. */
export async function simulateFirstSight(kernel: BufferSource): Promise<FirstSight> {
  const { simulateRun } = await loadKernel(kernel);
  const runs = Array.from({ length: SEEDS }, (_, i) => simulateRun(defaultConfig, defaultConfig.seed + i, "full"));
  const example = runs[0]?.batchReward ?? new Float64Array(0);
  const summarized = { ensemble: ensemble(runs), summary: summarize(runs) };
  const stage = { config: defaultConfig, runs, ...summarized, example, done: true, engine: "kernel" as const };
  return { stage, said: saidOf(verdictOf(runs), defaultConfig) };
}
