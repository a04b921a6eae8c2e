import { percent } from "../notation.ts";
import type { RolloutParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const topP: RolloutParameter = {
  kind: "number",
  label: "Top-p",
  does: "Samples only from the most likely tokens that together hold this probability.",
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
    bandRule: "Fireworks: 0.9 to 1.0 maintains diversity.",
    zones: {
      low: "Filters out the long tail of unlikely tokens: 0.2 to 0.5 suits rewards that punish hallucination, at the cost of diversity.",
      right: "Responses stay diverse.",
      high: "1 keeps every token: there is no higher value.",
    },
    reading: ({ topP: p }) =>
      p === 1 ? "Off: keeps every token." : `Keeps the most likely tokens up to ${percent(p)} of the probability.`,
    adjust: [
      "Lower it to 0.2–0.5 if the reward punishes hallucination.",
      "Keep 0.9–1.0 for diversity. Usually adapts better than top-k, whose count is fixed.",
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
