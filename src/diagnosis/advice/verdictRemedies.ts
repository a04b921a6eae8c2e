import type { VerdictName } from "../../schema/curve.ts";
import type { Remedies } from "./remedies.ts";
import { remedies as earlyPlateau } from "./verdicts/earlyPlateau.ts";
import { remedies as noisy } from "./verdicts/noisy.ts";
import { remedies as overfit } from "./verdicts/overfit.ts";
import { remedies as slowClimb } from "./verdicts/slowClimb.ts";
import { remedies as spikeThenCollapse } from "./verdicts/spikeThenCollapse.ts";
import { remedies as stillClimbing } from "./verdicts/stillClimbing.ts";

/** The changes to try for each verdict that blames a setting, for tests over all of them. */
export const verdictRemedies: Readonly<Partial<Record<VerdictName, Remedies>>> = {
  still_climbing: stillClimbing,
  slow_climb: slowClimb,
  early_plateau: earlyPlateau,
  spike_then_collapse: spikeThenCollapse,
  overfit,
  noisy,
};
