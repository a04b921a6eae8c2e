import { percent } from "../notation.ts";
import type { RolloutParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const topP: RolloutParameter = {
  kind: "number",
  label: "Top-p",
  does: "Sampling is confined to the likeliest tokens that together hold this share of the probability.",
  default: 1,
  unit: "",
  whole: false,
  hard: { min: 0, max: 1, above: true },
  notation: "plain",
  scale: { spacing: "linear", lattice: Array.from({ length: 20 }, (_, i) => (i + 1) / 20) },
  place: "rollout",
  placeOrder: 3,
  group: "inferenceParameters",
  groupOrder: 3,
  flag: "--top-p",
  oldFlags: ["--inference-top-p"],
  linkKey: "p",
  linkDefault: "1",
  simulated: false,
  source: sources.referenceHard,
  advice: {
    words: { low: "Low", right: "Just right", high: "High" },
    band: () => ({ low: 0.9, high: 1 }),
    bandRule: "Where Fireworks says that diversity is kept: 0.9 to 1.0.",
    zones: {
      low: "The long tail of unlikely tokens is filtered out: 0.2 to 0.5 suits rewards that punish hallucination, at the price of diversity.",
      right: "Responses stay diverse.",
      high: "There is no higher value: 1 leaves every token in.",
    },
    reading: ({ topP: p }) =>
      p === 1 ? "Off: no token is left out for being unlikely." : `The likeliest tokens that make up ${percent(p)}.`,
    adjust: [
      "Lower it to 0.2–0.5 when the reward punishes hallucination.",
      "Keep 0.9–1.0 for diversity. It usually adapts better than top-k, which cuts off at a fixed count.",
    ],
    warnings: [
      {
        applies: (config) => config.topP <= 0.5,
        says: "low: it filters out the long tail of unlikely tokens. Fireworks: 0.2 to 0.5 suits rewards that punish hallucination, 0.9 to 1 keeps responses diverse.",
        offers: () => 0.9,
        source: sources.referenceAdvice,
      },
    ],
  },
};
