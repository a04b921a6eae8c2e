import { createStore } from "zustand/vanilla";
import type { RunConfig } from "../../schema/fields/config.ts";
import { adviceOf } from "../../schema/plan/advice.ts";
import { applied, type Suggestion } from "../../schema/plan/suggestion.ts";
import { trialsOf } from "../../schema/plan/trials.ts";
import type { BackgroundJob } from "../../simulator/preview/protocol.ts";
import { differenceOf } from "../../simulator/runs/difference.ts";
import type { RunEnds } from "../../simulator/runs/runEnds.ts";
import { type SettingsStore, sameConfig } from "../settings/settings.ts";
import type { BackgroundJobs } from "./backgroundJobs.ts";
import type { PrerenderedPreview } from "./prerenderedPreview.ts";
import { curveKey, type PreviewStore } from "./preview.ts";
import { type Effect, type Effects, effectKey } from "./rankedSuggestions.ts";

/** The simulated effects of the suggestions for one config. */
export interface SuggestionState {
  /** The config that they belong to; undefined until those of the first advice are simulated. */
  readonly config: RunConfig | undefined;
  readonly effects: Effects;
}

/** Debounce between a change of the settings and the first simulation, in ms. */
const REST_MS = 300;

interface SuggestionJob extends BackgroundJob {
  readonly key: string;
}

/**
 * Simulates what each suggestion would change, on the seeds of the preview, once the settings rest and the preview is done. Advice comes first,
 * then the trials; each group is published as a whole.
 */
export function createSuggestionRuns(
  settings: Pick<SettingsStore, "store">,
  preview: Pick<PreviewStore, "store">,
  background: BackgroundJobs,
  prerendered?: PrerenderedPreview,
) {
  const store = createStore<SuggestionState>(() => ({
    config: prerendered?.stage.config,
    effects: new Map(prerendered?.effects),
  }));
  let timer: ReturnType<typeof setTimeout> | undefined;

  function simulate() {
    const { config } = settings.store.getState();
    const { stage } = preview.store.getState();
    if (!stage?.done || curveKey(stage.config) !== curveKey(config)) return;
    const before = stage.ends;
    const groups = [adviceOf(config).suggestions, trialsOf(config)];
    const known = store.getState();
    const isKnown = known.config !== undefined && sameConfig(known.config, config);
    const effects = new Map<string, Effect>(isKnown ? known.effects : []);
    const jobs = groups.map((group) =>
      group.filter((one) => !effects.has(effectKey(one))).flatMap((one) => jobOf(one, config, before, effects)),
    );
    const publish = () => store.setState({ config, effects: new Map(effects) });
    const left = jobs.map((group) => group.length);
    const isFirst = known.config === undefined && jobs[0]?.length !== 0;
    if (!isFirst && (!isKnown || jobs.flat().length > 0)) publish();
    background.request<SuggestionJob>("suggestions", jobs.flat(), (job, result) => {
      const difference = result && differenceOf(before, result.runEnds);
      effects.set(job.key, difference ?? "failed");
      const group = jobs.findIndex((one) => one.includes(job));
      left[group] = (left[group] ?? 0) - 1;
      if (left[group] === 0) publish();
    });
  }

  /** Returns the job of a suggestion; none, and the effect "same", where the simulation ignores its change. */
  function jobOf(suggestion: Suggestion, config: RunConfig, before: RunEnds, effects: Map<string, Effect>) {
    const changed = applied(config, suggestion);
    const key = effectKey(suggestion);
    if (curveKey(changed) !== curveKey(config)) return [{ key, config: changed, seeds: before.ends.length }];
    effects.set(key, "same");
    return [];
  }

  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(simulate, REST_MS);
  };

  const stopSettings = settings.store.subscribe((state, before) => {
    if (state.config === before.config) return;
    background.request("suggestions", [], () => {});
    plan();
  });
  const stopPreview = preview.store.subscribe((state, before) => {
    if (state.stage !== before.stage && state.stage?.done) plan();
  });

  return {
    store,
    /** Forgets the prerendered effects, which belong to other settings. */
    forget: () => store.setState({ config: undefined, effects: new Map() }),
    dispose: () => {
      clearTimeout(timer);
      stopSettings();
      stopPreview();
    },
  };
}
