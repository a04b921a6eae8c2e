import { type Verdict, verdictOf } from "../diagnosis/verdict/verdict.ts";
import type { RunConfig } from "../schema/fields/config.ts";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { parameters } from "../schema/fields/parameters.ts";
import { applied } from "../schema/plan/suggestion.ts";
import { trialsOf } from "../schema/plan/trials.ts";
import type { Kernel } from "../simulator/kernel/kernel.ts";
import { loadKernel } from "../simulator/kernel/load.ts";
import type { SimulatedRun } from "../simulator/model/run.ts";
import { SEEDS } from "../simulator/preview/client.ts";
import { differenceOf } from "../simulator/runs/difference.ts";
import { ensemble, summarize } from "../simulator/runs/ensemble.ts";
import { runEndsOf } from "../simulator/runs/runEnds.ts";
import type { PrerenderedPreview } from "../state/preview/prerenderedPreview.ts";
import { effectKey, rank } from "../state/preview/rankedSuggestions.ts";
import { stripOf } from "../state/preview/strip.ts";

type SimulateRun = Kernel["simulateRun"];

/** Fields with a curve in the first screen. */
const firstScreen = ["learningRate", "epochs", "loraRank", "batchSize"] as const;

const runsOf = (config: RunConfig, simulateRun: SimulateRun) =>
  Array.from({ length: SEEDS }, (_, i) => simulateRun(config, config.seed + i, "full"));

/** Returns the effects of the suggestions that the page shows for the defaults. */
function shownEffects(
  runs: readonly SimulatedRun[],
  verdict: Verdict,
  simulateRun: SimulateRun,
): PrerenderedPreview["effects"] {
  const before = runEndsOf(runs);
  const trials = trialsOf(defaultConfig);
  const effects = trials.flatMap((trial) => {
    const effect = differenceOf(before, runEndsOf(runsOf(applied(defaultConfig, trial), simulateRun)));
    return effect ? [[effectKey(trial), effect] as const] : [];
  });
  const shown = rank([], trials, new Map(effects), { config: defaultConfig, verdict: verdict.name }).suggestions.map(
    effectKey,
  );
  return effects.filter(([key]) => shown.includes(key));
}

/** Returns the curves in the tracks of the first screen, which nobody has to ask for. */
const trackCurves = (simulateRun: SimulateRun): PrerenderedPreview["strips"] =>
  Object.fromEntries(
    firstScreen.map((field) => {
      const results = parameters[field].scale.lattice.map((value) => ({
        value,
        runEnds: runEndsOf(runsOf({ ...defaultConfig, [field]: value }, simulateRun)),
      }));
      return [field, stripOf(field, defaultConfig, SEEDS, results)];
    }),
  );

/** Simulates the preview of the default config as a browser does; `kernel` is the content of kernel.wasm. */
export async function simulateDefaults(kernel: BufferSource): Promise<PrerenderedPreview> {
  const { simulateRun } = await loadKernel(kernel);
  const runs = runsOf(defaultConfig, simulateRun);
  const example = runs[0]?.batchReward ?? new Float64Array(0);
  const aggregate = { ends: runEndsOf(runs), ensemble: ensemble(runs), summary: summarize(runs) };
  const stage = { config: defaultConfig, runs, ...aggregate, example, done: true, engine: "kernel" as const };
  const verdict = verdictOf(runs);
  return { stage, verdict, effects: shownEffects(runs, verdict, simulateRun), strips: trackCurves(simulateRun) };
}
