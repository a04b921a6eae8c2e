import { askMaximumIfUnknown } from "../explanation.ts";
import type { LoggedVerdict } from "../loggedVerdict.ts";
import { forAnyTrainer, type Remedies, slowRise } from "../remedies.ts";
import { explainStuckRise } from "../stuckRise.ts";
import { riseSpan, riseText, span } from "../summary.ts";

/** Changes to try, the first that fits. */
export const remedies: Remedies = {
  rules: slowRise,
  elsewhere: forAnyTrainer(
    "raise the learning rate when the curve flattens too early, by no more than 2×",
    "learningRate",
    "up",
  ),
};

export const earlyPlateauLogged: LoggedVerdict = {
  summary: (seen) =>
    `The reward rises ${riseText(seen)}. It is level from ${Math.round(100 * seen.trend.levelFrom)}% of the run on.`,
  spans: (seen) => [riseSpan(seen), span(seen, "Level", "level from here on", seen.trend.levelFrom)],
  // whether it is stuck at all comes before why
  explain: (seen) => ({ ...explainStuckRise(remedies, seen), ...askMaximumIfUnknown(seen) }),
};
