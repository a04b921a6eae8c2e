import { verdictOf } from "../diagnosis/verdict/verdict.ts";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { loadKernel } from "../simulator/kernel/load.ts";
import { SEEDS } from "../simulator/preview/client.ts";
import { ensemble, summarize } from "../simulator/runs/ensemble.ts";
import { runEndsOf } from "../simulator/runs/runEnds.ts";
import type { PrerenderedPreview } from "../state/preview/prerenderedPreview.ts";

/** Simulates the preview of the default config as a browser does; `kernel` is the content of kernel.wasm. */
export async function simulateDefaults(kernel: BufferSource): Promise<PrerenderedPreview> {
  const { simulateRun } = await loadKernel(kernel);
  const runs = Array.from({ length: SEEDS }, (_, i) => simulateRun(defaultConfig, defaultConfig.seed + i, "full"));
  const example = runs[0]?.batchReward ?? new Float64Array(0);
  const aggregate = { ends: runEndsOf(runs), ensemble: ensemble(runs), summary: summarize(runs) };
  const stage = { config: defaultConfig, runs, ...aggregate, example, done: true, engine: "kernel" as const };
  return { stage, verdict: verdictOf(runs) };
}
