import { createAside } from "../../state/preview/backgroundJobs.ts";
import { type Comparison, createComparison } from "../../state/preview/comparison.ts";
import type { PreviewStore } from "../../state/preview/preview.ts";
import { createSensitivity, type Sensitivity } from "../../state/preview/sensitivity.ts";
import { useStores } from "./context.ts";

interface LateStores {
  readonly comparison: Comparison;
  readonly sensitivity: Sensitivity;
}

const made = new WeakMap<PreviewStore, LateStores>();

/** The stores whose code the first sight of the page does not need: made when they are first asked for, once for each preview. */
export function useLateStores(): LateStores {
  const { settings, preview } = useStores();
  const known = made.get(preview);
  if (known) return known;
  const aside = createAside(preview.aside);
  const stores = {
    comparison: createComparison(settings, preview, aside),
    sensitivity: createSensitivity(settings, preview, aside),
  };
  made.set(preview, stores);
  return stores;
}
