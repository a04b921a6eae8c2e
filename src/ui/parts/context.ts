import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { type Band, type NumberParameter, type Zone, zoneOf } from "../../schema/fields/parameter.ts";
import { type AdjustableField, parameters } from "../../schema/fields/parameters.ts";
import type { LogState } from "../../state/log/logState.ts";
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
/** Selects from the settings once they rest: for all that a key press or a drag does not wait for. */
export const useRested = <T>(select: (settings: Settings) => T): T => useStore(useStores().rested.store, select);
export const usePreview = <T>(select: (preview: PreviewState) => T): T => useStore(useStores().preview.store, select);
export const useLinkReport = <T>(select: (report: LinkReport) => T): T => useStore(useStores().address.report, select);
export const useLog = <T>(select: (log: LogState) => T): T => useStore(useStores().log.store, select);
export const useComparison = <T>(select: (comparison: ComparisonState) => T): T =>
  useStore(useStores().comparison.store, select);

/** Selects from the settings as the row of a field shows them: its own value at once, all others once they rest. */
export const useRowSettings = <T>(field: Field, select: (config: RunConfig) => T): T =>
  useStore(useStores().rested.rows[field], select);

/** Returns the recommended range of a field for the present settings, undefined where no value fits; the same object until it changes. */
export const useBand = (field: AdjustableField): Band | undefined => {
  const { advice }: NumberParameter = parameters[field];
  return useRowSettings(
    field,
    useShallow((config) => advice?.band(config)),
  );
};

/** Returns the zone of a field's present value; undefined where no value fits. */
export function useZone(field: AdjustableField): Zone | undefined {
  const { advice }: NumberParameter = parameters[field];
  return useRowSettings(field, (config) => {
    const band = advice?.band(config);
    return band && zoneOf(config[field], band);
  });
}
