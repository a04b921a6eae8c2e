import { askMaximumIfUnknown, blameSetting } from "../explanation.ts";
import type { LoggedVerdict } from "../loggedVerdict.ts";
import {
  forAnyTrainer,
  lowerHighRate,
  lowerTemperature,
  type Remedies,
  raiseBatch,
  raiseLowRate,
  raiseTemperature,
  varyEqualRollouts,
} from "../remedies.ts";
import { levelText, noiseSpan, printed } from "../summary.ts";
import { noSignalLogged } from "./noSignal.ts";

/** Changes to try, the first that fits. */
export const remedies: Remedies = {
  rules: [lowerHighRate, lowerTemperature, raiseLowRate, raiseTemperature, varyEqualRollouts, raiseBatch],
  elsewhere: forAnyTrainer("a larger batch gives steadier gradients", "batchSize", "up"),
};

export const noisyLogged: LoggedVerdict = {
  summary: (seen) => `${levelText(seen)}: no rise stands out of the step noise (SD) of ${printed(seen).noise}.`,
  spans: (seen) => [noiseSpan(seen)],
  explain(seen) {
    if (seen.signs.equalGroups) return noSignalLogged.explain(seen);
    const explanation = blameSetting(remedies, seen);
    return {
      ...explanation,
      cause: explanation.change ? "hyperparameter" : "unknown",
      ...askMaximumIfUnknown(seen),
    };
  },
};
