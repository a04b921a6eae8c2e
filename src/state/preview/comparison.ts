import { createStore } from "zustand/vanilla";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { optimizerSteps } from "../../schema/plan/runSize.ts";
import type { BackgroundJob, BackgroundResult } from "../../simulator/preview/protocol.ts";
import { type Difference, differenceOf } from "../../simulator/runs/difference.ts";
import { inJobSteps } from "../../simulator/runs/ensemble.ts";
import type { Linked, SettingsStore } from "../settings/settings.ts";
import type { BackgroundJobs } from "./backgroundJobs.ts";
import { curveKey, type PreviewStore } from "./preview.ts";

/** A single change of the baseline, and its effect alone. */
export interface Step {
  readonly field: Field;
  /** Undefined until it is simulated; `same` where the simulation ignores the field. */
  readonly difference: Difference | "same" | undefined;
}

export interface ComparisonState {
  /** The runs of the baseline with the seeds of the settings; undefined until they are simulated. */
  readonly baseline: BackgroundResult | undefined;
  /** The latest difference between settings and baseline; while newer ones are simulated it belongs to the previous settings. */
  readonly compared: (Linked & { readonly difference: Difference | "same" }) | undefined;
  /** True if the baseline could not be simulated. */
  readonly failed: boolean;
  /** The change split into single steps, on request. */
  readonly steps: readonly Step[] | undefined;
}

/** Seeds per simulation, as many as the preview has. */
const SEEDS = 64;
/** Debounce between a change of the settings and the comparison, in ms: it must not slow a drag down. */
const REST_MS = 200;

/** Returns the fields in which two configs differ, without the seed, which both share. */
export const differingFields = (one: RunConfig, other: RunConfig): Field[] =>
  entries.map(([field]) => field).filter((field) => field !== "seed" && one[field] !== other[field]);

/** Returns the baseline with the seed of the settings, as it is compared. */
const pairedWith = (config: RunConfig, baseline: RunConfig): RunConfig => ({ ...baseline, seed: config.seed });

/** Returns the baseline with one field changed to its value in the settings. */
export const stepOf = ({ config, baseline }: Linked, field: Field): RunConfig => ({
  ...pairedWith(config, baseline ?? config),
  [field]: config[field],
});

/** Compares the settings with the baseline whenever both are simulated; pins, swaps and restores a baseline. */
export function createComparison(
  settings: SettingsStore,
  preview: Pick<PreviewStore, "store">,
  background: BackgroundJobs,
) {
  const nothing: ComparisonState = { baseline: undefined, compared: undefined, failed: false, steps: undefined };
  const store = createStore<ComparisonState>(() => nothing);
  let baselineKey: string | undefined;
  let stepsKey = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Requests the baseline's runs when the baseline or the seed has changed. */
  function follow() {
    const { config, baseline } = settings.store.getState();
    const paired = baseline && pairedWith(config, baseline);
    const key = paired && curveKey(paired);
    if (key !== baselineKey) {
      baselineKey = key;
      store.setState(baseline ? { ...nothing, steps: store.getState().steps } : nothing);
      background.request("baseline", paired ? [{ config: paired, seeds: SEEDS }] : [], (_job, result) => {
        const ensemble = result && paired && inJobSteps(result.ensemble, optimizerSteps(paired));
        store.setState({ baseline: ensemble && { ...result, ensemble }, failed: result === undefined });
        compare();
      });
    }
    if (baseline) plan();
  }

  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(compare, REST_MS);
  };

  function compare() {
    const { config, baseline } = settings.store.getState();
    const { stage } = preview.store.getState();
    const { baseline: result } = store.getState();
    if (!baseline || !result || !stage?.done || curveKey(stage.config) !== curveKey(config)) return;
    const difference = curveKey(config) === baselineKey ? "same" : differenceOf(result.runEnds, stage.ends);
    if (difference) store.setState({ compared: { config, baseline, difference } });
    if (store.getState().steps) split();
  }

  /** Splits the change into single steps and requests the runs of each. */
  function split() {
    const { config, baseline } = settings.store.getState();
    if (!baseline) return;
    const all = differingFields(baseline, config);
    // a single change needs no splitting, and without the baseline's runs there is nothing to compare with
    const fields = all.length > 1 && store.getState().baseline ? all : [];
    const key = JSON.stringify([baselineKey, fields.map((field) => [field, config[field]])]);
    if (key === stepsKey && store.getState().steps) return;
    stepsKey = key;
    const moves = (field: Field) => curveKey(stepOf({ config, baseline }, field)) !== baselineKey;
    store.setState({ steps: fields.map((field) => ({ field, difference: moves(field) ? undefined : "same" })) });
    const jobs = fields.filter(moves).map((field): BackgroundJob & { field: Field } => ({
      field,
      config: stepOf({ config, baseline }, field),
      seeds: SEEDS,
    }));
    background.request("steps", jobs, ({ field }, result) => {
      const from = store.getState().baseline;
      const difference = result && from && differenceOf(from.runEnds, result.runEnds);
      store.setState(({ steps }) => ({
        steps: steps?.map((step) => (step.field === field ? { field, difference } : step)),
      }));
    });
  }

  /** Changes the settings to another config as one undoable step; only fields that differ count as changed. */
  function become(target: RunConfig, rest: { readonly baseline?: RunConfig } = {}) {
    const { config } = settings.store.getState();
    const patch = Object.fromEntries(differingFields(config, target).map((field) => [field, target[field]]));
    settings.apply({ config: patch as Partial<RunConfig>, ...rest });
  }

  const stopSettings = settings.store.subscribe(follow);
  const stopPreview = preview.store.subscribe((state, before) => {
    if (state.stage !== before.stage && state.stage?.done && baselineKey !== undefined) plan();
  });
  follow();

  return {
    store,
    pin: () => settings.apply({ baseline: settings.store.getState().config }),
    unpin: () => settings.apply({ baseline: undefined }),
    /** Exchanges baseline and settings. */
    swap: () => {
      const { config, baseline } = settings.store.getState();
      if (baseline) become(baseline, { baseline: config });
    },
    restore: () => {
      const { baseline } = settings.store.getState();
      if (baseline) become(baseline);
    },
    split,
    join: () => {
      background.request("steps", [], () => {});
      store.setState({ steps: undefined });
    },
    /** Changes the settings to the baseline with one field as it is now. */
    tryStep: (field: Field) => become(stepOf(settings.store.getState(), field)),
    dispose: () => {
      clearTimeout(timer);
      stopSettings();
      stopPreview();
    },
  };
}
