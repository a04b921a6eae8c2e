import { createStore, type StoreApi } from "zustand/vanilla";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { allFields } from "../../schema/fields/parameters.ts";
import type { Settings, SettingsStore } from "./settings.ts";

/** Debounce between a change within a gesture and the rested settings, in ms: longer than between two quick presses of a key. */
const REST_MS = 180;

/**
 * Follows the settings for everything that the next frame does not wait for: within a gesture and while a text is typed once they rest, at once
 * after any other change.
 */
export function createRestedSettings({ store, inGesture }: Pick<SettingsStore, "store" | "inGesture">) {
  const rested = createStore<Settings>(() => store.getState());
  /** The rested config with the present value of one field, as its row shows it. */
  const rows = Object.fromEntries(
    allFields.map((field) => [field, createStore(() => store.getState().config)]),
  ) as Readonly<Record<Field, StoreApi<RunConfig>>>;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const follow = () => {
    const state = store.getState();
    for (const row of Object.values(rows)) row.setState(state.config, true);
    rested.setState(state, true);
  };
  const followSoon = ({ config }: Settings, before: RunConfig) => {
    for (const field of allFields)
      if (config[field] !== before[field])
        rows[field].setState({ ...rested.getState().config, [field]: config[field] }, true);
    timer = setTimeout(follow, REST_MS);
  };

  store.subscribe((state, { config, drafts }) => {
    clearTimeout(timer);
    const isTyping = state.drafts !== drafts && state.config === config;
    if (inGesture() || isTyping) followSoon(state, config);
    else follow();
  });
  return { store: rested, rows };
}

export type RestedSettings = ReturnType<typeof createRestedSettings>;
