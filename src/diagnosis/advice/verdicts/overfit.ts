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
import { riseSpan, riseText } from "../summary.ts";

/** Changes to try, the first that fits. */
export const remedies: Remedies = {
  rules: [dropExcessEpochs, lowerRank, dropEpochs, checkGrader, addPrompts],
  elsewhere: forAnyTrainer("fewer epochs keep a run from learning its training set alone", "epochs", "down"),
};

export const overfitLogged: LoggedVerdict = {
  summary: (seen) => `The training reward rises ${riseText(seen)}, while the held-out reward falls.`,
  spans: (seen) => [riseSpan(seen)],
  explain(seen) {
    const explanation = blameSetting(remedies, seen);
    return explanation.cause === "hyperparameter" ? explanation : { ...explanation, cause: "data_or_grader" };
  },
};
