import { blameSetting } from "../explanation.ts";
import type { LoggedVerdict } from "../loggedVerdict.ts";
import {
  addPrompts,
  checkGrader,
  dropEpochs,
  dropExcessEpochs,
  forAnyTrainer,
  lowerRank,
  type Remedies,
} from "../remedies.ts";
import { figure, riseSpan, riseText } from "../summary.ts";

/** Changes to try, the first that fits. */
export const remedies: Remedies = {
  rules: [dropExcessEpochs, lowerRank, dropEpochs, checkGrader, addPrompts],
  elsewhere: forAnyTrainer("fewer epochs keep a run from learning its training set alone", "epochs", "down"),
};

export const overfitLogged: LoggedVerdict = {
  summary: (seen) =>
    `The training reward rises ${riseText(seen)}, while held-out falls by ${figure(seen.reading.heldOut?.fall ?? 0, seen.trend)} from its best level.`,
  spans: (seen) => [riseSpan(seen)],
  explain(seen) {
    const explanation = blameSetting(remedies, seen);
    return explanation.cause === "hyperparameter" ? explanation : { ...explanation, cause: "data_or_grader" };
  },
};
