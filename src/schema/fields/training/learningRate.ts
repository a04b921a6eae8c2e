import { brief } from "../notation.ts";
import type { TrainingParameter } from "../parameter.ts";
import { rangeText } from "../phrase.ts";
import { sources } from "../provenance.ts";

const DEFAULT_RATE = 1e-4;
/** Fireworks' rule: keep changes within 2x of the default. */
const RATE_FACTOR = 2;

export const learningRate: TrainingParameter = {
  kind: "number",
  label: "Learning rate",
  does: "Step size of each weight update.",
  default: DEFAULT_RATE,
  unit: "",
  whole: false,
  hard: { min: 1e-5, max: 5e-4 },
  refused: {
    low: "rates such as 1e-6 suit full fine-tuning; LoRA needs about 10×",
    notPositive: "a rate must be above 0",
  },
  notation: "rate",
  scale: {
    spacing: "log",
    lattice: [
      1e-5, 1.2e-5, 1.5e-5, 2e-5, 2.5e-5, 3e-5, 4e-5, 5e-5, 6e-5, 7e-5, 8e-5, 9e-5, 1e-4, 1.2e-4, 1.5e-4, 2e-4, 2.5e-4,
      3e-4, 4e-4, 5e-4,
    ],
  },
  place: "training",
  group: "trainingConfig",
  groupOrder: 1,
  flag: "--learning-rate",
  linkKey: "lr",
  linkDefault: "1e-4",
  simulated: true,
  source: sources.tuningHard,
  advice: {
    words: { low: "Too low", right: "Just right", high: "Too high" },
    band: () => ({ low: DEFAULT_RATE / RATE_FACTOR, high: DEFAULT_RATE * RATE_FACTOR }),
    bandRule: "0.5× to 2× the default: Fireworks advises to keep changes within 2×.",
    credit: (_zone, band) => ({
      text: `Fireworks: keep changes within 2× of the default, so ${rangeText(learningRate, band)}.`,
      source: sources.tuningAdvice,
    }),
    advisedBy: { low: "Fireworks advises", high: "Fireworks advises" },
    zones: {
      low: "For Fireworks RFT: painfully slow convergence. The reward may flatten early, below its optimum.",
      right: "For Fireworks RFT: the reward improves steadily and consistently throughout training.",
      high: "For Fireworks RFT: unstable. Updates can overshoot: the reward may spike briefly, then collapse.",
    },
    reading: ({ learningRate: rate }) => {
      if (rate === DEFAULT_RATE) return "The default for Fireworks RFT.";
      return `${brief(rate / DEFAULT_RATE)}× the Fireworks RFT default, 1e-4.`;
    },
    adjust: [
      "Lower it if the reward spikes, then crashes.",
      "Raise it if the curve plateaus early.",
      "Keep changes within 2× of the default: 5e-5 to 2e-4.",
      "Rates are for Fireworks RFT. Other services for RL with LoRA are within about 20×; only Nova starts at 1e-7.",
    ],
  },
  notes: [
    {
      text: "A rise, then a crash, can also be reward hacking or forgetting: return to the last good checkpoint and try a lower rate, e.g. 5e-5. If the loss rises, divide the rate by 2 to 5.",
      source: sources.monitoring,
    },
    {
      text: "Other services for RL with LoRA start between 5e-6 and 1e-4: Unsloth 5e-6, Tinker 1e-5 to 1e-4, SageMaker multi-turn 4e-5, Prime 1e-4, Fireworks' own serverless examples 2.5e-5 to 8e-5. Rates such as 1e-6 suit full fine-tuning.",
      source: sources.ours,
    },
    {
      text: "The default of the Training API's recipes is 1e-5, a tenth of managed RFT's.",
      source: sources.recipes,
    },
  ],
};
