import { createStore } from "zustand/vanilla";
import { mean } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { type AdjustableField, parameters } from "../../schema/fields/parameters.ts";
import type { BackgroundJob, BackgroundResult } from "../../simulator/preview/protocol.ts";
import { differenceOf, isClear } from "../../simulator/runs/difference.ts";
import type { RunEnds } from "../../simulator/runs/runEnds.ts";
import type { RestedSettings } from "../settings/restedSettings.ts";
import type { SettingsStore } from "../settings/settings.ts";
import type { BackgroundJobs } from "./backgroundJobs.ts";
import { differingFields } from "./comparison.ts";
import type { PreviewStore } from "./preview.ts";

/** The simulated end of training at one value of a field. */
export interface StripPoint {
  readonly value: number;
  /** Mean final held-out reward of all runs, 0..1. */
  readonly heldOut: number;
  /** Share of runs that collapse, 0..1. */
  readonly collapsed: number;
  /** True if held-out differs from its best value by no more than seed noise. */
  readonly asGood: boolean;
}

/** The simulated held-out reward along a field's slider, all other settings unchanged. */
export interface Strip {
  readonly field: AdjustableField;
  /** The settings it was simulated with, whatever value the field itself has. */
  readonly config: RunConfig;
  /** Runs per value. */
  readonly runs: number;
  /** In slider order, without values whose runs failed. */
  readonly points: readonly StripPoint[];
}

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

/** The runs at a value, undefined where one of them failed. */
type Result = readonly [value: number, result: BackgroundResult | undefined];

/** Tells whether the held-out difference of two values is statistically significant. */
function differsClearly(one: RunEnds, other: RunEnds): boolean {
  const difference = differenceOf(one, other);
  return difference !== undefined && isClear(difference.heldOutEnd);
}

/** Makes a strip from the runs at each of its values, in any order. */
function stripOf({ field, seeds }: StripJob, config: RunConfig, results: readonly Result[]): Strip {
  const known = results.flatMap(([value, result]) =>
    result ? [{ value, runEnds: result.runEnds, heldOut: mean(result.runEnds.heldOutEnds) }] : [],
  );
  const best = known.toSorted((one, other) => other.heldOut - one.heldOut)[0]?.runEnds;
  const points = known
    .toSorted((one, other) => one.value - other.value)
    .map(({ value, runEnds, heldOut }) => ({
      value,
      heldOut,
      collapsed: mean(runEnds.collapses),
      asGood: best === undefined || !differsClearly(runEnds, best),
    }));
  return { field, config, runs: seeds, points };
}

/**
 * Simulates the held-out reward along the sliders in view, once the settings rest and the preview is done; a change of the settings cancels
 * it.
 */
export function createSensitivity(
  settings: Pick<SettingsStore, "store">,
  rested: RestedSettings,
  preview: Pick<PreviewStore, "store">,
  background: BackgroundJobs,
) {
  const store = createStore<SensitivityState>(() => ({ strips: {}, stale: [] }));
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
    const results = new Map<AdjustableField, Result[]>();
    let left = jobs.length;
    background.request("sensitivity", jobs, (job, result) => {
      const { field, value } = job;
      const all = [...(results.get(field) ?? []), [value, result] as const];
      results.set(field, all);
      // only whole strips are shown: one rendering instead of twenty
      if (all.length === parameters[field].scale.lattice.length) show(stripOf(job, config, all));
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
