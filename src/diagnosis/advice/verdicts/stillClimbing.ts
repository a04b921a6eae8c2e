import { blameSetting } from "../explanation.ts";
import type { LoggedVerdict } from "../loggedVerdict.ts";
import { addEpochs, changeOneSetting, forAnyTrainer, type Remedies, raiseLowRate } from "../remedies.ts";
import { riseSpan, riseText, span } from "../summary.ts";

const percent = (share: number) => `${Math.round(100 * share)}%`;

/** Changes to try, the first that fits. */
export const remedies: Remedies = {
  rules: [raiseLowRate, addEpochs, changeOneSetting],
  elsewhere: forAnyTrainer("add 1 or 2 epochs while the reward still climbs steadily at the end", "epochs", "up"),
};

export const stillClimbingLogged: LoggedVerdict = {
  summary: (seen) =>
    `The reward rises ${riseText(seen)}, and the last third still adds about ${percent(seen.trend.lastThirdShare)} of the gain.`,
  spans: (seen) => [
    // it has no level part to end at
    riseSpan(seen, 1),
    span(seen, "Last third", `the last third adds about ${percent(seen.trend.lastThirdShare)} of the gain`, 2 / 3),
  ],
  explain: (seen) => blameSetting(remedies, seen),
};
