import { createStore } from "zustand/vanilla";
import { type Decoded, decodeLink, encodeLink } from "../exchange/link.ts";
import { defaultConfig } from "../schema/parameters.ts";
import { type Linked, type SettingsStore, sameLinked } from "./settings.ts";
import { storage } from "./storage.ts";

/** Browsers slow down or refuse more frequent changes of the address. */
const WRITE_INTERVAL_MS = 250;

export interface Arrival {
  /** What the last link said that could not be taken. */
  readonly problems: Decoded["problems"];
  /** The person's own settings, where a link has taken their place. */
  readonly displaced: Linked | undefined;
}

const defaults: Linked = { config: defaultConfig, baseline: undefined };

/** The settings to start with, and what they are compared with: the link's, else the stored ones, else the defaults. */
export function arrive(hash: string): Linked & { readonly arrival: Arrival } {
  const own = storage.own();
  const link = hash.length > 1 ? decodeLink(hash) : undefined;
  // a hash that says nothing of ours changes nothing
  const { config, baseline } = link && link.recognized > 0 ? link : (own ?? defaults);
  const now = { config, baseline };
  const before = own !== undefined && !sameLinked(own, now) ? own : storage.displaced();
  const worthKeeping = before !== undefined && !sameLinked(before, now) && !sameLinked(before, defaults);
  return { ...now, arrival: { problems: link?.problems ?? [], displaced: worthKeeping ? before : undefined } };
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
    const { config, baseline } = settings.store.getState();
    written = encodeLink(config, baseline);
    history.replaceState(history.state, "", written);
  };
  // only what a person changed is kept: looking at a link leaves their own settings as they were
  const save = () => {
    write();
    storage.keepOwn(settings.store.getState());
    storage.keepDisplaced(arrival.getState().displaced);
  };

  const saveSoon = () => {
    timer ??= setTimeout(save, Math.max(0, lastWrite + WRITE_INTERVAL_MS - performance.now()));
  };
  settings.store.subscribe((state, before) => {
    if (state.config !== before.config || state.baseline !== before.baseline) saveSoon();
    if (state.job !== before.job) storage.keepJob(state.job);
  });

  addEventListener("hashchange", () => {
    if (location.hash === written) return;
    const { config, baseline, problems, recognized } = decodeLink(location.hash);
    arrival.setState({ problems });
    if (recognized > 0) settings.apply({ config, baseline });
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
      if (displaced) settings.apply(displaced);
    },
    keepLink: () => {
      arrival.setState({ displaced: undefined });
      storage.keepDisplaced(undefined);
      storage.keepOwn(settings.store.getState());
    },
  };
}

export type AddressStore = ReturnType<typeof connectAddress>;
