import type { Evidence } from "../../trend/evidence.ts";
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
import { between, figure, type Settings, type SimulatedVerdict } from "../simulatedVerdict.ts";
import { figure as rewardText, riseSpan, riseText } from "../summary.ts";

/** Whether held-out falls by more than the luck of the seeds. */
const fell = (seen: Evidence) => seen.heldOutFall > 2 * seen.heldOutLuck;

function text(seen: Evidence, { gameableShare }: Settings): string {
  const heldOutEnd = figure(seen.heldOutEnd);
  if (!fell(seen))
    return `Train goes on to ${figure(seen.end)} while held-out hardly follows and ends at ${heldOutEnd}, ${between(seen.heldOutEnd, seen.end)} below`;
  const who = gameableShare === 0 ? "Train" : "Learns to satisfy the training grader's faults: train";
  return `${who} goes on to ${figure(seen.end)} while held-out falls by ${between(seen.heldOutEnd, seen.heldOutPeak)} from its best, to ${heldOutEnd}`;
}

const remedies: Remedies = {
  rules: [dropExcessEpochs, lowerRank, dropEpochs, checkGrader, addPrompts],
  elsewhere: forAnyTrainer("fewer epochs keep a run from learning its training set alone", "epochs", "down"),
};

export const overfitSimulated: SimulatedVerdict = {
  title: "Overfitting",
  text,
  remedies,
};

export const overfitLogged: LoggedVerdict = {
  summary: (seen) =>
    `The training reward rises ${riseText(seen)}, while held-out falls by ${rewardText(seen.reading.heldOut?.fall ?? 0, seen.trend)} from its best level.`,
  spans: (seen) => [riseSpan(seen)],
  explain(seen) {
    const explanation = blameSetting(remedies, seen);
    return explanation.cause === "hyperparameter" ? explanation : { ...explanation, cause: "data_or_grader" };
  },
};
