import type { VerdictName } from "../../schema/curve.ts";
import type { LoggedVerdict } from "./loggedVerdict.ts";
import { cantTellLogged } from "./verdicts/cantTell.ts";
import { earlyPlateauLogged } from "./verdicts/earlyPlateau.ts";
import { healthyLogged } from "./verdicts/healthy.ts";
import { noisyLogged } from "./verdicts/noisy.ts";
import { noSignalLogged } from "./verdicts/noSignal.ts";
import { overfitLogged } from "./verdicts/overfit.ts";
import { saturatedLogged } from "./verdicts/saturated.ts";
import { slowClimbLogged } from "./verdicts/slowClimb.ts";
import { spikeThenCollapseLogged } from "./verdicts/spikeThenCollapse.ts";
import { stillClimbingLogged } from "./verdicts/stillClimbing.ts";
import { tooShortLogged } from "./verdicts/tooShort.ts";

export const loggedVerdicts: Readonly<Record<VerdictName, LoggedVerdict>> = {
  healthy: healthyLogged,
  still_climbing: stillClimbingLogged,
  slow_climb: slowClimbLogged,
  early_plateau: earlyPlateauLogged,
  spike_then_collapse: spikeThenCollapseLogged,
  overfit: overfitLogged,
  noisy: noisyLogged,
  no_signal: noSignalLogged,
  saturated: saturatedLogged,
  too_short: tooShortLogged,
  cant_tell: cantTellLogged,
};
