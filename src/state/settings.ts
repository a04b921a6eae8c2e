import { temporal } from "zundo";
import { createStore } from "zustand/vanilla";
import type { Field, RunConfig } from "../schema/config.ts";
import { defaultConfig, entries } from "../schema/parameters.ts";

/** Text in a field that is not a legal value: it stays visible, blocks export and never becomes the setting. */
export interface Draft {
  readonly text: string;
  readonly reason: string;
}

type Drafts = Partial<Record<Field, Draft>>;

export interface Settings {
  readonly config: RunConfig;
  readonly drafts: Drafts;
}

const UNDO_LIMIT = 500;

export const sameConfig = (one: RunConfig, other: RunConfig) => entries.every(([field]) => one[field] === other[field]);

const without = (drafts: Drafts, fields: readonly string[]): Drafts =>
  Object.fromEntries(Object.entries(drafts).filter(([field]) => !fields.includes(field)));

/** What a person is setting, and its history: one entry per gesture. Knows neither the page nor the address. */
export function createSettings(initial: RunConfig) {
  const store = createStore<Settings>()(
    temporal((): Settings => ({ config: initial, drafts: {} }), {
      partialize: ({ config }) => ({ config }),
      equality: (past, current) => sameConfig(past.config, current.config),
      limit: UNDO_LIMIT,
    }),
  );
  const history = store.temporal;
  let inGesture = false;

  const endGesture = () => {
    inGesture = false;
    history.getState().resume();
  };

  /** Changes fields as one undoable step; within a gesture only the first change makes a step. */
  const change = (patch: Partial<RunConfig>, gesture = false) => {
    if (!gesture) endGesture();
    const { config, drafts } = store.getState();
    const next = { ...config, ...patch };
    const left = without(drafts, Object.keys(patch));
    if (sameConfig(config, next)) {
      if (Object.keys(left).length < Object.keys(drafts).length) store.setState({ drafts: left });
      return;
    }
    store.setState({ config: next, drafts: left });
    if (gesture && !inGesture) {
      inGesture = true;
      history.getState().pause();
    }
  };

  /** Text that is still being typed is no change and stays, unless its field is what changes. */
  const travel = (direction: "undo" | "redo") => {
    endGesture();
    const before = store.getState().config;
    history.getState()[direction]();
    const { config, drafts } = store.getState();
    const moved = Object.keys(drafts).filter((field) => before[field as Field] !== config[field as Field]);
    store.setState({ drafts: without(drafts, moved) });
  };

  /** Other settings to begin with: no step of the history leads back behind them. */
  const begin = (config: RunConfig) => {
    store.setState({ config });
    history.getState().clear();
  };

  return {
    store,
    history,
    begin,
    change,
    endGesture,
    undo: () => travel("undo"),
    redo: () => travel("redo"),
    reset: (fields: readonly Field[]) =>
      change(Object.fromEntries(fields.map((field) => [field, defaultConfig[field]])) as Partial<RunConfig>),
    setDraft: (field: Field, draft: Draft) =>
      store.setState(({ drafts }) => ({ drafts: { ...drafts, [field]: draft } })),
    dropDraft: (field: Field) => store.setState(({ drafts }) => ({ drafts: without(drafts, [field]) })),
  };
}

export type SettingsStore = ReturnType<typeof createSettings>;
