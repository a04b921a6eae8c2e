import { createStore } from "zustand/vanilla";
import { type Decoded, decodeLink, encodeLink } from "../exchange/link.ts";
import type { RunConfig } from "../schema/config.ts";
import { defaultConfig } from "../schema/parameters.ts";
import { type SettingsStore, sameConfig } from "./settings.ts";
import { storage } from "./storage.ts";

/** Browsers slow down or refuse more frequent changes of the address. */
const WRITE_INTERVAL_MS = 250;

export interface Arrival {
  /** What the last link said that could not be taken. */
  readonly problems: Decoded["problems"];
  /** The person's own settings, where a link has taken their place. */
  readonly displaced: RunConfig | undefined;
}

/** The settings to start with: the link's, else the stored ones, else the defaults. */
export function arrive(hash: string): { readonly config: RunConfig; readonly arrival: Arrival } {
  const own = storage.own();
  const link = hash.length > 1 ? decodeLink(hash) : undefined;
  // a hash that says nothing of ours changes nothing
  const config = link && link.recognized > 0 ? link.config : (own ?? defaultConfig);
  const before = own !== undefined && !sameConfig(own, config) ? own : storage.displaced();
  const worthKeeping = before !== undefined && !sameConfig(before, config) && !sameConfig(before, defaultConfig);
  return { config, arrival: { problems: link?.problems ?? [], displaced: worthKeeping ? before : undefined } };
}

/** Keeps the address and the stored settings in step with the store, and takes links that are opened later. */
export function connectAddress(settings: SettingsStore, initial: Arrival) {
  const arrival = createStore<Arrival>(() => initial);
  let written = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastWrite = Number.NEGATIVE_INFINITY;

  const write = () => {
    timer = undefined;
    lastWrite = performance.now();
    written = encodeLink(settings.store.getState().config);
    history.replaceState(history.state, "", written);
  };
  // only what a person changed is kept: looking at a link leaves their own settings as they were
  const save = () => {
    write();
    storage.keepOwn(settings.store.getState().config);
    storage.keepDisplaced(arrival.getState().displaced);
  };

  const saveSoon = () => {
    timer ??= setTimeout(save, Math.max(0, lastWrite + WRITE_INTERVAL_MS - performance.now()));
  };
  settings.store.subscribe((state, before) => {
    if (state.config !== before.config) saveSoon();
    if (state.job !== before.job) storage.keepJob(state.job);
  });

  addEventListener("hashchange", () => {
    if (location.hash === written) return;
    const { config, problems, recognized } = decodeLink(location.hash);
    arrival.setState({ problems });
    if (recognized > 0) settings.change(config);
    saveSoon();
  });
  addEventListener("pagehide", () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    save();
  });
  write();

  return {
    arrival,
    dismissProblems: () => arrival.setState({ problems: [] }),
    bringBack: () => {
      const { displaced } = arrival.getState();
      arrival.setState({ displaced: undefined });
      storage.keepDisplaced(undefined);
      if (displaced) settings.change(displaced);
    },
    keepLink: () => {
      arrival.setState({ displaced: undefined });
      storage.keepDisplaced(undefined);
      storage.keepOwn(settings.store.getState().config);
    },
  };
}

export type AddressStore = ReturnType<typeof connectAddress>;
