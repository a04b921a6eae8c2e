import type { LoggedVerdict } from "../loggedVerdict.ts";
import { forAnyTrainer, type Remedies, slowRise } from "../remedies.ts";
import { explainStuckRise } from "../stuckRise.ts";
import { riseSpan, riseText, sagSpans } from "../summary.ts";

/** Changes to try, the first that fits. */
export const remedies: Remedies = {
  rules: slowRise,
  elsewhere: forAnyTrainer(
    "steps that are too small learn slowly: raise the learning rate, by no more than 2×",
    "learningRate",
    "up",
  ),
};

export const slowClimbLogged: LoggedVerdict = {
  summary: (seen) => `The reward climbs slowly, ${riseText(seen)}.`,
  spans: (seen) => [riseSpan(seen), ...sagSpans(seen)],
  explain: (seen) => explainStuckRise(remedies, seen),
};
