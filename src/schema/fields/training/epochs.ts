import { grouped } from "../notation.ts";
import type { TrainingParameter } from "../parameter.ts";
import { advisedRange } from "../phrase.ts";
import { sources } from "../provenance.ts";
import { stepsPerEpoch } from "../sizing.ts";

/** Fewest optimizer steps of a run that learns enough: healthy real runs take 24 to 215 for half of their gain. */
export const ENOUGH_STEPS = 25;
const MOST_EPOCHS = 10;
/** The default, and the document's "1 or 2 more" while the reward still climbs. */
export const USUAL_MOST_EPOCHS = 3;

export const epochs: TrainingParameter = {
  kind: "number",
  label: "Epochs",
  does: "Passes through the dataset; each pass uses every prompt once.",
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
      "Goldilocks heuristic: from about 25 optimizer steps in total (healthy real runs take 24 to 215 for half of their gain) to 3 epochs, Fireworks' default plus 1 or 2. More where the dataset is too small for 25 steps in 3 epochs.",
    credit: (zone, band) => {
      const here = advisedRange(epochs, zone, band);
      if (zone === "high" && band.high === USUAL_MOST_EPOCHS) {
        const text = `Fireworks: 1 for most tasks, 1 or 2 more while the reward still climbs. Goldilocks heuristic: ${here}.`;
        return { text, source: sources.tuningAdvice };
      }
      const text = `Goldilocks heuristic: about 25 optimizer steps in total, because healthy real runs take 24 to 215 for half of their gain. With this dataset: ${here}.`;
      return { text, source: sources.ours };
    },
    advisedBy: { low: "Real runs suggest", high: "Goldilocks recommends" },
    zones: {
      low: "Not enough passes to learn the pattern.",
      right: "The reward climbs steadily and plateaus near the end of training.",
      high: "Risk of overfitting: the model memorizes the training prompts instead of generalizing.",
    },
    reading: (config) => {
      const each = stepsPerEpoch(config);
      const total = each * config.epochs;
      return `${grouped(total)} optimizer ${total === 1 ? "step" : "steps"}${config.epochs === 1 ? "" : ` (${grouped(each)} per epoch)`}.`;
    },
    adjust: [
      "Add 1 or 2 if the reward still climbs steadily at the end.",
      "Stay at 1 for most tasks.",
      "Watch the curve: it shows when more epochs stop helping.",
    ],
  },
};
