import { createStore } from "zustand/vanilla";
import { encodeLink } from "../../exchange/link/link.ts";
import type { SettingsStore } from "../../state/settings/settings.ts";

/** What the page shows: the form with its curve, or the diagnosis of a log. */
export type View = "form" | "diagnosis";

const viewOf = (state: unknown): View => (Object(state).view === "diagnosis" ? "diagnosis" : "form");

/** The view: part of the history entry and in no link, so the back button closes the diagnosis and a reload keeps it. */
export const view = createStore<View>(() => "form");

/** Opens the diagnosis as a history entry of its own. */
export function openDiagnosis() {
  if (view.getState() === "form") history.pushState({ view: "diagnosis" }, "");
  view.setState("diagnosis", true);
}

/** Closes the diagnosis: goes back to the history entry of the form; `after` is called once the form is shown. */
export function closeDiagnosis(after?: () => void) {
  if (after) addEventListener("popstate", () => requestAnimationFrame(after), { once: true });
  history.back();
}

/**
 * Follows the back and forward buttons; returns a function that stops it. The present settings stay: the address of the other entry may
 * hold previous ones, and is overwritten before it is read.
 */
export function followHistory({ store }: SettingsStore): () => void {
  view.setState(viewOf(history.state), true);
  const onPop = ({ state }: PopStateEvent) => {
    const next = viewOf(state);
    if (next === view.getState()) return;
    const { config, baseline } = store.getState();
    history.replaceState(state, "", encodeLink(config, baseline));
    view.setState(next, true);
  };
  addEventListener("popstate", onPop);
  return () => removeEventListener("popstate", onPop);
}
