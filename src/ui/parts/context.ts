import { createContext, useContext, useMemo } from "react";
import { useStore } from "zustand";
import type { Band, NumberParameter } from "../../schema/fields/parameter.ts";
import type { LogState } from "../../state/log/log.ts";
import type { ComparisonState } from "../../state/preview/comparison.ts";
import type { PreviewState } from "../../state/preview/preview.ts";
import type { LinkReport } from "../../state/settings/address.ts";
import type { Settings } from "../../state/settings/settings.ts";
import type { Stores } from "../../state/stores.ts";

export const StoresContext = createContext<Stores | undefined>(undefined);

/** Returns the stores of the composition root; throws outside of `StoresContext`. */
export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (!stores) throw new Error("no stores: <App/> must be inside StoresContext");
  return stores;
}

export const useSettings = <T>(select: (settings: Settings) => T): T => useStore(useStores().settings.store, select);
export const usePreview = <T>(select: (preview: PreviewState) => T): T => useStore(useStores().preview.store, select);
export const useLinkReport = <T>(select: (report: LinkReport) => T): T => useStore(useStores().address.report, select);
export const useLog = <T>(select: (log: LogState) => T): T => useStore(useStores().log.store, select);
export const useComparison = <T>(select: (comparison: ComparisonState) => T): T =>
  useStore(useStores().comparison.store, select);

/** Returns the recommended range of a parameter for the present settings; the same object until it changes. */
export function useBand({ advice }: NumberParameter): Band | undefined {
  const low = useSettings(({ config }) => advice?.band(config)?.low);
  const high = useSettings(({ config }) => advice?.band(config)?.high);
  return useMemo(() => (low === undefined || high === undefined ? undefined : { low, high }), [low, high]);
}
