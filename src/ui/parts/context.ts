import { createContext, useContext, useMemo } from "react";
import { useStore } from "zustand";
import type { Band, NumberParameter } from "../../schema/fields/parameter.ts";
import type { Port } from "../../simulator/preview/client.ts";
import type { LogPort } from "../../state/log/log.ts";
import type { Notebook } from "../../state/notebook/notebook.ts";
import type { FirstSight } from "../../state/preview/prerenderedPreview.ts";
import type { LoadReader, PreviewStore } from "../../state/preview/preview.ts";
import type { PreviewState } from "../../state/preview/previewStore.ts";
import type { AddressStore, Arrival } from "../../state/settings/address.ts";
import type { Settings, SettingsStore } from "../../state/settings/settings.ts";

export interface Stores {
  readonly settings: SettingsStore;
  readonly address: AddressStore;
  readonly preview: PreviewStore;
  /** A new worker that reads logs. */
  readonly createLogWorker: () => LogPort;
  /** A new worker, for a preview of one's own. */
  readonly createWorker: () => Port;
  readonly loadReader: LoadReader;
  /** What the page was prerendered with. */
  readonly firstSight: FirstSight | undefined;
  /** The one notebook of this page, fetched when it is first asked for; rejects where its chunk does not come. */
  readonly loadNotebook: () => Promise<Notebook>;
}

export const StoresContext = createContext<Stores | undefined>(undefined);

/** The stores made by the composition root; throws outside of it. */
export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (!stores) throw new Error("no stores: <App/> must stand inside StoresContext");
  return stores;
}

export const useSettings = <T>(select: (settings: Settings) => T): T => useStore(useStores().settings.store, select);
export const usePreview = <T>(select: (preview: PreviewState) => T): T => useStore(useStores().preview.store, select);
export const useArrival = <T>(select: (arrival: Arrival) => T): T => useStore(useStores().address.arrival, select);

/** The values of a parameter that are just right for the present settings; the same object until they change. */
export function useBand({ advice }: NumberParameter): Band | undefined {
  const low = useSettings(({ config }) => advice?.band(config)?.low);
  const high = useSettings(({ config }) => advice?.band(config)?.high);
  return useMemo(() => (low === undefined || high === undefined ? undefined : { low, high }), [low, high]);
}
