import { createStore } from "zustand/vanilla";
import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import type { SettingsStore } from "../settings/settings.ts";
import { curveKey, type PreviewStore } from "./preview.ts";

export interface GhostState {
  /** The curve before the present gesture; undefined while the settings rest. */
  readonly before: Ensemble | undefined;
}

/** Time for which the curve before stays once the new one is complete, in ms: long enough to compare the two. */
const REST_MS = 1200;

/** Keeps the curve that was shown before a change of the settings until gesture and simulation are over. */
export function createGhost(
  settings: Pick<SettingsStore, "store" | "inGesture">,
  preview: Pick<PreviewStore, "store">,
) {
  const store = createStore<GhostState>(() => ({ before: undefined }));
  let timer: ReturnType<typeof setTimeout> | undefined;

  const rest = () => {
    clearTimeout(timer);
    if (store.getState().before) timer = setTimeout(clear, REST_MS);
  };

  function clear() {
    // a slider that is held still can move on
    if (settings.inGesture()) return rest();
    if (preview.store.getState().status !== "working") store.setState({ before: undefined });
  }

  const stopSettings = settings.store.subscribe(({ config }, before) => {
    if (config === before.config) return;
    const { stage, status } = preview.store.getState();
    // a curve of earlier settings, such as the prerendered one, is no curve before this change
    if (!store.getState().before && stage && status === "done" && curveKey(stage.config) !== curveKey(config))
      store.setState({ before: stage.ensemble });
    rest();
  });
  const stopPreview = preview.store.subscribe((state, before) => {
    if (state.status !== before.status) rest();
  });

  return {
    store,
    dispose: () => {
      clearTimeout(timer);
      stopSettings();
      stopPreview();
    },
  };
}
