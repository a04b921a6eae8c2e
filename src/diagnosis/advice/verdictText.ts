import type { VerdictName } from "../../schema/curve.ts";

const titles: Readonly<Record<VerdictName, string>> = {
  healthy: "Healthy",
  still_climbing: "Still climbing",
  slow_climb: "Slow climb",
  early_plateau: "Early plateau",
  spike_then_collapse: "Spike, then collapse",
  overfit: "Overfitting",
  noisy: "Noisy",
  no_signal: "No signal",
  saturated: "Saturated",
  too_short: "Too short to tell",
  cant_tell: "Can't tell",
};

/** Returns the title of a verdict, in a few words. */
export const verdictTitle = (name: VerdictName): string => titles[name];
