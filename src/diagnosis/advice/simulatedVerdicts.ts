import type { VerdictName } from "../../schema/curve.ts";
import type { SimulatedVerdict } from "./simulatedVerdict.ts";
import { cantTellSimulated } from "./verdicts/cantTell.ts";
import { earlyPlateauSimulated } from "./verdicts/earlyPlateau.ts";
import { healthySimulated } from "./verdicts/healthy.ts";
import { noisySimulated } from "./verdicts/noisy.ts";
import { noSignalSimulated } from "./verdicts/noSignal.ts";
import { overfitSimulated } from "./verdicts/overfit.ts";
import { saturatedSimulated } from "./verdicts/saturated.ts";
import { slowClimbSimulated } from "./verdicts/slowClimb.ts";
import { spikeThenCollapseSimulated } from "./verdicts/spikeThenCollapse.ts";
import { stillClimbingSimulated } from "./verdicts/stillClimbing.ts";
import { tooShortSimulated } from "./verdicts/tooShort.ts";

export const simulatedVerdicts: Readonly<Record<VerdictName, SimulatedVerdict>> = {
  healthy: healthySimulated,
  still_climbing: stillClimbingSimulated,
  slow_climb: slowClimbSimulated,
  early_plateau: earlyPlateauSimulated,
  spike_then_collapse: spikeThenCollapseSimulated,
  overfit: overfitSimulated,
  noisy: noisySimulated,
  no_signal: noSignalSimulated,
  saturated: saturatedSimulated,
  too_short: tooShortSimulated,
  cant_tell: cantTellSimulated,
};
