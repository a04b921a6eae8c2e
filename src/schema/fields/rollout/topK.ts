import type { RolloutParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

/** Our reading: the documents name no lower figure, and with a handful of tokens sampling is all but greedy. */
const FEWEST_TOKENS = 10;

export const topK: RolloutParameter = {
  kind: "number",
  label: "Top-k",
  does: "Sampling is confined to this many of the likeliest tokens; 0 turns the cut-off off.",
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
    bandRule: `Up to 50, Fireworks' figure for low latency. From ${FEWEST_TOKENS} on, our reading: fewer tokens leave little to explore. 0, which turns it off, is as good.`,
    zones: {
      low: "So few tokens leave little to explore.",
      right: "Unlikely tokens are cut off, and enough is left to explore.",
      high: "Little is cut off; Fireworks advises 50 or fewer where latency counts.",
    },
    reading: ({ topK: k }) =>
      k === 0
        ? "Off: no cut-off by count."
        : `Each token is drawn from the ${k === 1 ? "likeliest one" : `${k} likeliest`}.`,
    adjust: [
      "Stay at 50 or below where latency counts.",
      "Top-p usually adapts better: it keeps more tokens where the model is unsure.",
      "Together with a temperature of 0.8, 40 is balanced.",
    ],
    warnings: [],
  },
};
