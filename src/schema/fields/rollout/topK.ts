import type { RolloutParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

/** Goldilocks heuristic: the documents name no lower figure, and with a handful of tokens sampling is nearly greedy. */
const FEWEST_TOKENS = 10;

export const topK: RolloutParameter = {
  kind: "number",
  label: "Top-k",
  does: "Samples only from this many of the most likely tokens; 0 turns the limit off.",
  default: 40,
  unit: "",
  whole: true,
  hard: { min: 0, max: 100 },
  notation: "plain",
  scale: { spacing: "linear", lattice: Array.from({ length: 21 }, (_, i) => 5 * i) },
  place: "rollout",
  placeOrder: 4,
  group: "inferenceParameters",
  groupOrder: 5,
  flag: "--top-k",
  oldFlags: ["--inference-top-k"],
  linkKey: "k",
  linkDefault: "40",
  simulated: false,
  source: sources.referenceHard,
  advice: {
    words: { low: "Low", right: "Just right", high: "High" },
    band: ({ topK: k }) => ({ low: k === 0 ? 0 : FEWEST_TOKENS, high: 50 }),
    bandRule: `Up to 50, Fireworks' figure for low latency. From ${FEWEST_TOKENS}, a Goldilocks heuristic: fewer tokens leave little to explore. 0 (off) is fine too.`,
    zones: {
      low: "Few tokens leave little to explore.",
      right: "Drops unlikely tokens and leaves enough to explore.",
      high: "Drops little; Fireworks advises 50 or fewer if latency counts.",
    },
    reading: ({ topK: k }) =>
      k === 0
        ? "Off: no limit on the number of tokens."
        : `Each token is one of the ${k === 1 ? "single most likely" : `${k} most likely`}.`,
    adjust: [
      "Stay at 50 or below if latency counts.",
      "Top-p usually adapts better: it keeps more tokens when the model is unsure.",
      "40 is balanced with a temperature of 0.8.",
    ],
    warnings: [],
  },
};
