import { createStore } from "zustand/vanilla";

import { encodeLink } from "../../exchange/link/encodeLink.ts";
import type { Decoded } from "../../exchange/link/link.ts";
import type { Linked, SettingsStore } from "./settings.ts";

import { storage } from "./storage.ts";

/**
 * The address is written once the settings have rested for so long: browsers refuse frequent changes, and a change takes as long as a frame,
 * as they draw the page's icon anew.
 */
const REST_MS = 250;

export interface Arrival {
  /** What the last link said that could not be taken. */
  readonly problems: Decoded["problems"];
  /** The person's own settings, where a link has taken their place. */
  readonly displaced: Linked | undefined;
}

/** Nothing came with the address, and nothing was stored. */
const nothing: Arrival = { problems: [], displaced: undefined };

/** What reads links is not needed at first, and comes when there is one. */
const loadDecoder = () => import("../../exchange/link/link.ts").then(({ decodeLink }) => decodeLink);

const unread: Decoded["problems"] = [
  { kind: "link", key: "", reason: "the part of this page that reads links did not load. Reload the page" },
];

/**
 * Keeps the address and the stored settings in step with the store, and takes links that are opened later; all of it from `connect` on,
 * which is told what the page was opened with. Before, nothing here touches the page.
 */
export function createAddress(settings: SettingsStore) {
  const arrival = createStore<Arrival>(() => nothing);
  let written = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = () => {
    const { config, baseline } = settings.store.getState();
    written = encodeLink(config, baseline);
    history.replaceState(history.state, "", written);
  };
  const save = () => {
    timer = undefined;
    // a link that was opened a moment ago is read before it is written over
    if (location.hash === written) write();
    // only what a person changed is kept: looking at a link leaves their own settings as they were
    storage.keepOwn(settings.store.getState());
    storage.keepDisplaced(arrival.getState().displaced);
  };
  const saveNow = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    save();
  };

  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, REST_MS);
  };
  const open = async () => {
    const { hash } = location;
    if (hash === written) return;
    const decode = await loadDecoder().catch(() => undefined);
    // a newer one is on its way
    if (location.hash !== hash) return;
    written = hash;
    if (!decode) return arrival.setState({ problems: unread });
    const { config, baseline, problems, recognized } = decode(hash);
    arrival.setState({ problems });
    if (recognized > 0) settings.apply({ config, baseline });
    saveSoon();
  };

  const connect = (arrived: Arrival | undefined) => {
    if (arrived) arrival.setState(arrived);
    settings.store.subscribe((state, before) => {
      if (state.config !== before.config || state.baseline !== before.baseline) saveSoon();
      if (state.job !== before.job) storage.keepJob(state.job);
    });
    addEventListener("hashchange", () => void open());
    addEventListener("pagehide", saveNow);
    // a phone may end a page that nobody sees without a word
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") saveNow();
    });
    write();
  };

  return {
    arrival,
    connect,
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

export type AddressStore = ReturnType<typeof createAddress>;
