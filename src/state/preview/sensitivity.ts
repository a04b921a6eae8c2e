import { createStore } from "zustand/vanilla";
import type { RunConfig } from "../../schema/fields/config.ts";
import { type AdjustableField, parameters } from "../../schema/fields/parameters.ts";
import type { BackgroundJob } from "../../simulator/preview/protocol.ts";
import type { RestedSettings } from "../settings/restedSettings.ts";
import type { SettingsStore } from "../settings/settings.ts";
import type { BackgroundJobs } from "./backgroundJobs.ts";
import { differingFields } from "./comparison.ts";
import type { PrerenderedPreview } from "./prerenderedPreview.ts";
import type { PreviewStore } from "./preview.ts";
import { type Strip, type StripResult, stripOf } from "./strip.ts";

export interface SensitivityState {
  readonly strips: { readonly [K in AdjustableField]?: Strip };
  /** Fields whose strip belongs to previous settings. */
  readonly stale: readonly AdjustableField[];
}

/** Runs per value of the last pass, and in each pass: first enough for a line, then as many as the preview has, so that both agree. */
export const FULL_RUNS = 64;
const PASSES = [16, FULL_RUNS] as const;
/** The passes without the WebAssembly kernel, where a run takes several times as long. */
const SLOW_PASSES = [16] as const;
/** Debounce between a change of the settings and the first pass, in ms. */
const REST_MS = 500;
/** Debounce before the next pass, in ms: while values are still being tried out, more runs are of no use. */
const LONG_REST_MS = 2000;

/** Tells whether a strip is still valid: nothing but its own field has changed. */
const holds = ({ field, config }: Strip, now: RunConfig) =>
  config.seed === now.seed && differingFields(config, now).every((differing) => differing === field);

/** One value of a field to simulate. */
interface StripJob extends BackgroundJob {
  readonly field: AdjustableField;
  readonly value: number;
}

const jobsOf = (field: AdjustableField, config: RunConfig, seeds: number): StripJob[] =>
  parameters[field].scale.lattice.map((value) => ({ field, value, config: { ...config, [field]: value }, seeds }));

/**
 * Simulates the held-out reward along the sliders in view, once the settings rest and the preview is done; a change of the settings cancels
 * it.
 */
export function createSensitivity(
  settings: Pick<SettingsStore, "store">,
  rested: RestedSettings,
  preview: Pick<PreviewStore, "store">,
  background: BackgroundJobs,
  prerendered?: PrerenderedPreview,
) {
  const store = createStore<SensitivityState>(() => ({ strips: prerendered?.strips ?? {}, stale: [] }));
  const shown = new Set<AdjustableField>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const now = () => settings.store.getState().config;
  /** Returns the runs per value of a field's strip, 0 where it has no valid one. */
  const runsOf = (field: AdjustableField) => {
    const strip = store.getState().strips[field];
    return strip && holds(strip, now()) ? strip.runs : 0;
  };

  function simulate(pass = 0) {
    if (preview.store.getState().status !== "done") return;
    const passes = preview.store.getState().stage?.engine === "kernel" ? PASSES : SLOW_PASSES;
    const seeds = passes[pass];
    if (seeds === undefined) return;
    const config = now();
    const jobs = [...shown].filter((field) => runsOf(field) < seeds).flatMap((field) => jobsOf(field, config, seeds));
    const next = () => plan(pass + 1, LONG_REST_MS);
    if (jobs.length === 0) return next();
    const results = new Map<AdjustableField, StripResult[]>();
    let left = jobs.length;
    background.request("sensitivity", jobs, (job, result) => {
      const { field, value } = job;
      const all = [...(results.get(field) ?? []), { value, runEnds: result?.runEnds }];
      results.set(field, all);
      // only whole strips are shown: one rendering instead of twenty
      if (all.length === parameters[field].scale.lattice.length) show(stripOf(field, config, seeds, all));
      left--;
      if (left === 0) next();
    });
  }

  const show = (strip: Strip) =>
    store.setState(({ strips, stale }) => ({
      strips: { ...strips, [strip.field]: strip },
      stale: stale.filter((field) => field !== strip.field),
    }));

  const plan = (pass = 0, rest = REST_MS) => {
    clearTimeout(timer);
    timer = setTimeout(() => simulate(pass), rest);
  };

  function settingsRest() {
    const { strips, stale } = store.getState();
    const gone = Object.values(strips)
      .filter((strip) => !holds(strip, now()))
      .map(({ field }) => field);
    if (gone.length !== stale.length || gone.some((field) => !stale.includes(field))) store.setState({ stale: gone });
  }

  const stopSettings = settings.store.subscribe((state, before) => {
    if (state.config === before.config) return;
    background.request("sensitivity", [], () => {});
    plan();
  });
  const stopRested = rested.store.subscribe((state, before) => {
    if (state.config !== before.config) settingsRest();
  });
  const stopPreview = preview.store.subscribe((state, before) => {
    if (state.status !== before.status && state.status === "done") plan();
  });

  return {
    store,
    /** Reports whether a field's slider is in view. */
    inView: (field: AdjustableField, isInView: boolean) => {
      if (isInView) shown.add(field);
      else shown.delete(field);
      if (isInView && runsOf(field) < PASSES[1]) plan();
    },
    dispose: () => {
      clearTimeout(timer);
      stopSettings();
      stopRested();
      stopPreview();
    },
  };
}
