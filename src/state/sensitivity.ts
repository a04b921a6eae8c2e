import { createStore } from "zustand/vanilla";
import type { RunConfig } from "../schema/config.ts";
import { type AdjustableField, parameters } from "../schema/parameters.ts";
import { differenceOf, isClear } from "../simulator/difference.ts";
import { quantile } from "../simulator/ensemble.ts";
import type { AsideJob, Batch } from "../simulator/protocol.ts";
import type { Aside } from "./aside.ts";
import { differingFields } from "./comparison.ts";
import type { PreviewStore } from "./preview.ts";
import type { SettingsStore } from "./settings.ts";

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
  /** In the order of the slider; values whose runs failed are left out. */
  readonly points: readonly StripPoint[];
}

export interface SensitivityState {
  readonly strips: { readonly [K in AdjustableField]?: Strip };
  /** Strips of settings that are no longer these. */
  readonly stale: readonly AdjustableField[];
}

/** Runs at each value: enough for a smooth line, a quarter of what the preview takes. */
const SEEDS = 16;
/** How long the settings rest before the first value is simulated, in ms. */
const REST_MS = 500;

const BAND = { low: 0.1, high: 0.9 } as const;

/** Whether a strip still holds: nothing but its own field has changed. */
const holds = ({ field, config }: Strip, now: RunConfig) =>
  config.seed === now.seed && differingFields(config, now).every((differing) => differing === field);

/** A strip from the runs at each of its values. */
function stripOf(field: AdjustableField, config: RunConfig, batches: readonly (readonly [number, Batch])[]): Strip {
  const endAt = ({ ensemble: { train } }: Batch) => train[train.length - 1] as number;
  const [best] = batches.toSorted(([, one], [, other]) => endAt(other) - endAt(one));
  const points = batches.map(([value, batch]) => {
    const difference = best && differenceOf(batch.outcomes, best[1].outcomes);
    return {
      value,
      end: endAt(batch),
      low: quantile(batch.outcomes.ends, BAND.low),
      high: quantile(batch.outcomes.ends, BAND.high),
      asGood: difference === undefined || !isClear(difference.end),
    };
  });
  return { field, config, points };
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
  const isWanted = (field: AdjustableField) => {
    const strip = store.getState().strips[field];
    return strip === undefined || !holds(strip, now());
  };

  function simulate() {
    if (preview.store.getState().status !== "done") return;
    const config = now();
    const jobs = [...shown].filter(isWanted).flatMap((field) =>
      parameters[field].scale.lattice.map((value): AsideJob & { field: AdjustableField; value: number } => ({
        field,
        value,
        config: { ...config, [field]: value },
        seeds: SEEDS,
      })),
    );
    const batches = new Map<AdjustableField, [number, Batch][]>();
    const left = new Map<AdjustableField, number>();
    for (const { field } of jobs) left.set(field, (left.get(field) ?? 0) + 1);
    aside.want("sensitivity", jobs, ({ field, value }, batch) => {
      left.set(field, (left.get(field) ?? 0) - 1);
      if (batch) batches.set(field, [...(batches.get(field) ?? []), [value, batch]]);
      // a strip shows when it is whole: one drawing instead of twenty
      if (left.get(field) === 0) show(stripOf(field, config, inOrder(batches.get(field) ?? [])));
    });
  }

  const inOrder = (batches: [number, Batch][]) => batches.toSorted(([one], [other]) => one - other);

  const show = (strip: Strip) =>
    store.setState(({ strips, stale }) => ({
      strips: { ...strips, [strip.field]: strip },
      stale: stale.filter((field) => field !== strip.field),
    }));

  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(simulate, REST_MS);
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
      if (isInView && isWanted(field)) plan();
    },
    dispose: () => {
      clearTimeout(timer);
      stopSettings();
      stopPreview();
    },
  };
}

export type Sensitivity = ReturnType<typeof createSensitivity>;
