import { createStore } from "zustand/vanilla";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { entries } from "../../schema/fields/parameters.ts";
import type { AsideJob } from "../../simulator/preview/protocol.ts";
import { type Difference, differenceOf } from "../../simulator/runs/difference.ts";
import { outcomesOf } from "../../simulator/runs/outcomes.ts";
import type { Linked, SettingsStore } from "../settings/settings.ts";
import type { Aside } from "./backgroundJobs.ts";
import { curveKey, type PreviewStore } from "./preview.ts";

/** A single change of the baseline, and what it does on its own. */
export interface Step {
  readonly field: Field;
  /** Undefined until it is simulated; `same` where the simulation does not see the change. */
  readonly difference: Difference | "same" | undefined;
}

export interface ComparisonState {
  /** What these settings change against this baseline; of the ones before while newer ones are simulated. */
  readonly compared: (Linked & { readonly difference: Difference | "same" }) | undefined;
  /** The baseline could not be simulated. */
  readonly failed: boolean;
  /** The change split into single steps, where that was asked for. */
  readonly steps: readonly Step[] | undefined;
}

/** As many seeds as the preview has. */
const SEEDS = 64;
/** How long the settings rest before the figures follow, in ms: a drag is not slowed by them. */
const REST_MS = 200;

/** The fields in which two configs differ; the seed is never one, it is shared. */
export const differingFields = (one: RunConfig, other: RunConfig): Field[] =>
  entries.map(([field]) => field).filter((field) => field !== "seed" && one[field] !== other[field]);

/** The baseline as it is compared: with the seeds of the settings. */
const pairedWith = (config: RunConfig, baseline: RunConfig): RunConfig => ({ ...baseline, seed: config.seed });

/** The baseline with one of its fields as the settings have it. */
export const stepOf = ({ config, baseline }: Linked, field: Field): RunConfig => ({
  ...pairedWith(config, baseline ?? config),
  [field]: config[field],
});

/** Compares the settings with the baseline whenever both are simulated, and offers what one does with a baseline. */
export function createComparison(settings: SettingsStore, preview: Pick<PreviewStore, "store">, aside: Aside) {
  const store = createStore<ComparisonState>(() => ({ compared: undefined, failed: false, steps: undefined }));
  let baselineKey: string | undefined;
  let stepsKey = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Has the baseline simulated when it or the seed is another. */
  function follow() {
    const { config, baseline } = settings.store.getState();
    const paired = baseline && pairedWith(config, baseline);
    const key = paired && curveKey(paired);
    if (key !== baselineKey) {
      baselineKey = key;
      store.setState({ compared: undefined, failed: false, ...(!baseline && { steps: undefined }) });
      preview.store.setState({ baseline: undefined });
      aside.want("baseline", paired ? [{ config: paired, seeds: SEEDS }] : [], (_job, batch) => {
        preview.store.setState({ baseline: batch });
        store.setState({ failed: batch === undefined });
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
    const { stage, baseline: batch } = preview.store.getState();
    if (!baseline || !batch || !stage?.done || curveKey(stage.config) !== curveKey(config)) return;
    const difference = curveKey(config) === baselineKey ? "same" : differenceOf(batch.outcomes, outcomesOf(stage.runs));
    if (difference) store.setState({ compared: { config, baseline, difference } });
    if (store.getState().steps) split();
  }

  /** Splits the change into its single steps, and has each simulated. */
  function split() {
    const { config, baseline } = settings.store.getState();
    if (!baseline) return;
    const all = differingFields(baseline, config);
    // a single change needs no splitting; until the baseline is there nothing can be compared with it
    const fields = all.length > 1 && preview.store.getState().baseline ? all : [];
    const key = JSON.stringify([baselineKey, fields.map((field) => [field, config[field]])]);
    if (key === stepsKey && store.getState().steps) return;
    stepsKey = key;
    const seen = (field: Field) => curveKey(stepOf({ config, baseline }, field)) !== baselineKey;
    store.setState({ steps: fields.map((field) => ({ field, difference: seen(field) ? undefined : "same" })) });
    const jobs = fields.filter(seen).map((field): AsideJob & { field: Field } => ({
      field,
      config: stepOf({ config, baseline }, field),
      seeds: SEEDS,
    }));
    aside.want("steps", jobs, ({ field }, batch) => {
      const from = preview.store.getState().baseline;
      const difference = batch && from && differenceOf(from.outcomes, batch.outcomes);
      store.setState(({ steps }) => ({
        steps: steps?.map((step) => (step.field === field ? { field, difference } : step)),
      }));
    });
  }

  /** Sets the settings to another config as one undoable step; only what differs counts as changed. */
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
    /** The baseline becomes the settings and the settings the baseline. */
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
      aside.want("steps", [], () => {});
      store.setState({ steps: undefined });
    },
    /** The settings become the baseline with this field as they have it now. */
    tryStep: (field: Field) => become(stepOf(settings.store.getState(), field)),
    dispose: () => {
      clearTimeout(timer);
      stopSettings();
      stopPreview();
    },
  };
}

export type Comparison = ReturnType<typeof createComparison>;
