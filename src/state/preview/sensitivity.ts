import { createStore } from "zustand/vanilla";
import type { RunConfig } from "../../schema/fields/config.ts";
import { type AdjustableField, parameters } from "../../schema/fields/parameters.ts";
import type { AsideJob, Batch } from "../../simulator/preview/protocol.ts";
import { differenceOf, isClear } from "../../simulator/runs/difference.ts";
import { quantile } from "../../simulator/runs/ensemble.ts";
import type { SettingsStore } from "../settings/settings.ts";
import type { Aside } from "./backgroundJobs.ts";
import { differingFields } from "./comparison.ts";
import type { PreviewStore } from "./preview.ts";

/** How training ends in the simulation at one value of a field; rewards 0..1. */
export interface StripPoint {
  readonly value: number;
  readonly end: number;
  /** The middle 80 % of the runs end between these. */
  readonly low: number;
  readonly high: number;
  /** Whether it ends as well as the best value does, but for luck. */
  readonly asGood: boolean;
}

/** The simulated end along a field's slider, the other settings as they are. */
export interface Strip {
  readonly field: AdjustableField;
  /** The settings that it was simulated at; the field's own value does not matter. */
  readonly config: RunConfig;
  /** How many runs there are at each value. */
  readonly runs: number;
  /** In the order of the slider; values whose runs failed are left out. */
  readonly points: readonly StripPoint[];
}

export interface SensitivityState {
  readonly strips: { readonly [K in AdjustableField]?: Strip };
  /** Strips of settings that are no longer these. */
  readonly stale: readonly AdjustableField[];
}

/** Runs at each value: first so many that there is a line, then as many as the preview has, so that both say the same. */
const PASSES = [16, 64] as const;
/** Where the kernel does not work each run takes several times as long. */
const SLOW_PASSES = [16] as const;
/** How long the settings rest before the first value is simulated, in ms. */
const REST_MS = 500;
/** And how long before more runs follow: whoever is still trying values out has no use for them. */
const LONG_REST_MS = 2000;

const BAND = { low: 0.1, high: 0.9 } as const;

/** Whether a strip still holds: nothing but its own field has changed. */
const holds = ({ field, config }: Strip, now: RunConfig) =>
  config.seed === now.seed && differingFields(config, now).every((differing) => differing === field);

/** One value of a field to simulate. */
interface StripJob extends AsideJob {
  readonly field: AdjustableField;
  readonly value: number;
}

const jobsOf = (field: AdjustableField, config: RunConfig, seeds: number): StripJob[] =>
  parameters[field].scale.lattice.map((value) => ({ field, value, config: { ...config, [field]: value }, seeds }));

/** The runs at a value, or nothing where one of them failed. */
type Heard = readonly [value: number, batch: Batch | undefined];

/** A strip from the runs at each of its values, which may come in any order. */
function stripOf({ field, seeds }: StripJob, config: RunConfig, heard: readonly Heard[]): Strip {
  const batches = heard.flatMap(([value, batch]) => (batch ? [[value, batch] as const] : []));
  const endAt = ({ ensemble: { train } }: Batch) => train[train.length - 1] as number;
  const [best] = batches.toSorted(([, one], [, other]) => endAt(other) - endAt(one));
  const points = batches
    .toSorted(([one], [other]) => one - other)
    .map(([value, batch]) => {
      const difference = best && differenceOf(batch.outcomes, best[1].outcomes);
      return {
        value,
        end: endAt(batch),
        low: quantile(batch.outcomes.ends, BAND.low),
        high: quantile(batch.outcomes.ends, BAND.high),
        asGood: difference === undefined || !isClear(difference.end),
      };
    });
  return { field, config, runs: seeds, points };
}

/**
 * Simulates the end of training along the sliders that are in view, once the settings rest and the preview is done; a change of the
 * settings ends it.
 */
export function createSensitivity(
  settings: Pick<SettingsStore, "store">,
  preview: Pick<PreviewStore, "store">,
  aside: Aside,
) {
  const store = createStore<SensitivityState>(() => ({ strips: {}, stale: [] }));
  const shown = new Set<AdjustableField>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const now = () => settings.store.getState().config;
  /** How many runs at each value a field's strip has that still holds. */
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
    const heard = new Map<AdjustableField, Heard[]>();
    let left = jobs.length;
    aside.want("sensitivity", jobs, (job, batch) => {
      const { field, value } = job;
      const all = [...(heard.get(field) ?? []), [value, batch] as const];
      heard.set(field, all);
      // a strip shows when it is whole: one drawing instead of twenty
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

  function settingsChanged() {
    const { strips, stale } = store.getState();
    const gone = Object.values(strips)
      .filter((strip) => !holds(strip, now()))
      .map(({ field }) => field);
    // said once, not at every move of a drag
    if (gone.length !== stale.length || gone.some((field) => !stale.includes(field))) store.setState({ stale: gone });
    aside.want("sensitivity", [], () => {});
    plan();
  }

  const stopSettings = settings.store.subscribe((state, before) => {
    if (state.config !== before.config) settingsChanged();
  });
  const stopPreview = preview.store.subscribe((state, before) => {
    if (state.status !== before.status && state.status === "done") plan();
  });

  return {
    store,
    /** Says whether a field's slider is in view. */
    inView: (field: AdjustableField, isInView: boolean) => {
      if (isInView) shown.add(field);
      else shown.delete(field);
      if (isInView && runsOf(field) < PASSES[1]) plan();
    },
    dispose: () => {
      clearTimeout(timer);
      stopSettings();
      stopPreview();
    },
  };
}

export type Sensitivity = ReturnType<typeof createSensitivity>;
