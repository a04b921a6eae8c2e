import { grouped } from "../notation.ts";
import type { TrainingParameter } from "../parameter.ts";
import { advisedRange } from "../phrase.ts";
import { sources } from "../provenance.ts";
import { stepsPerEpoch } from "../sizing.ts";

/** Below about this many optimizer steps a run has seen too little: half the gain of healthy real runs takes 24 to 215. */
export const ENOUGH_STEPS = 25;
const MOST_EPOCHS = 10;
/** The default, and the document's "1 or 2 more" while the reward still climbs. */
const USUAL_MOST_EPOCHS = 3;

export const epochs: TrainingParameter = {
  kind: "number",
  label: "Epochs",
  does: "How many complete passes the training makes through the data set; each pass uses every prompt once.",
  default: 1,
  unit: "",
  whole: true,
  hard: { min: 1, max: MOST_EPOCHS },
  notation: "plain",
  counted: { one: "epoch", many: "epochs" },
  scale: { spacing: "linear", lattice: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
  place: "training",
  group: "trainingConfig",
  groupOrder: 4,
  flag: "--epochs",
  linkKey: "ep",
  linkDefault: "1",
  simulated: true,
  source: sources.tuningHard,
  advice: {
    words: { low: "Too few", right: "Just right", high: "Too many" },
    band: (config) => {
      const low = Math.min(MOST_EPOCHS, Math.ceil(ENOUGH_STEPS / stepsPerEpoch(config)));
      return { low, high: Math.max(USUAL_MOST_EPOCHS, low) };
    },
    bandRule:
      "Our reading: from about 25 optimizer steps in all (healthy real runs needed 24 to 215 for half of their gain) up to 3 passes, Fireworks' default with 1 or 2 more, or beyond where the data set is so small that it takes more to get there.",
    credit: (zone, band) => {
      const here = advisedRange(epochs, zone, band);
      if (zone === "high" && band.high === USUAL_MOST_EPOCHS) {
        const text = `Fireworks: 1 for most tasks, 1 or 2 more while the reward still climbs; our reading: ${here}.`;
        return { text, source: sources.tuningAdvice };
      }
      const text = `Our reading: about 25 optimizer steps in all, because healthy real runs needed 24 to 215 for half of their gain. Here that means ${here}.`;
      return { text, source: sources.ours };
    },
    advisedBy: { low: "Real runs suggest", high: "We advise" },
    zones: {
      low: "The model has not met the prompts often enough to learn what they have in common.",
      right: "The reward climbs steadily and levels off near the end of training.",
      high: "Overfitting risk: the model memorises the training prompts instead of learning what carries over to others.",
    },
    reading: (config) => {
      const each = stepsPerEpoch(config);
      const total = grouped(each * config.epochs);
      return `${total} optimizer ${each * config.epochs === 1 ? "step" : "steps"} in all${config.epochs === 1 ? "" : `, ${grouped(each)} a pass`}.`;
    },
    adjust: [
      "Add 1 or 2 when the reward is still climbing steadily at the end.",
      "Stay at 1 for most tasks.",
      "Watch the curve: it shows when further passes stop helping.",
    ],
  },
};
