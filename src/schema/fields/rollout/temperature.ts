import { brief } from "../notation.ts";
import type { RolloutParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const temperature: RolloutParameter = {
  kind: "number",
  label: "Temperature",
  does: "Randomness of sampling: near 0 the policy always picks its most likely response, above 1 it explores more.",
  default: 0.7,
  unit: "",
  whole: false,
  hard: { min: 0.1, max: 2 },
  refused: { low: "near 0 all rollouts of a prompt are alike, and nothing is explored" },
  notation: "plain",
  scale: { spacing: "linear", lattice: Array.from({ length: 20 }, (_, i) => (i + 1) / 10) },
  place: "rollout",
  placeOrder: 2,
  group: "inferenceParameters",
  groupOrder: 2,
  flag: "--temperature",
  oldFlags: ["--inference-temperature"],
  linkKey: "t",
  linkDefault: "0.7",
  simulated: true,
  source: sources.referenceHard,
  advice: {
    words: { low: "Low", right: "Just right", high: "High" },
    band: () => ({ low: 0.5, high: 1 }),
    bandRule: "Fireworks' sweet spot: 0.5 to 1.0.",
    advisedBy: { low: "Fireworks advises", high: "Fireworks advises" },
    zones: {
      low: "Responses are alike. 0.3 to 0.5 suits precision and safety; near 0.1 nothing is explored, and the policy can collapse onto one answer.",
      right: "Rollouts differ enough to learn from and stay coherent.",
      high: "More exploration: 1.0 to 1.2 suits creative tasks. Above 1.2 responses may become incoherent.",
    },
    reading: ({ topP: p, topK: k }) => `Applies with top-p ${brief(p)} and ${k === 0 ? "no top-k" : `top-k ${k}`}.`,
    adjust: [
      "Lower it to 0.3–0.5 if precision or safety counts.",
      "Raise it to 1.0–1.2 for creative tasks, or if the rollouts of a prompt all look the same.",
      "Never 0. Temperature, top-p and top-k act together; 0.8, 0.9 and 40 are a balanced set.",
    ],
    warnings: [
      {
        applies: (config) => config.temperature <= 0.1,
        says: "near-greedy: the rollouts of a prompt are alike, so nothing is explored. Fireworks: avoid it, 0.5 to 1 works best.",
        offers: () => 0.5,
        source: sources.referenceAdvice,
      },
      {
        applies: (config) => config.temperature > 0.1 && config.temperature < 0.3,
        says: "low: there is little to explore. Fireworks: 0.5 to 1 works best, 0.3 to 0.5 if precision or safety counts; avoid about 0.1.",
        offers: () => 0.5,
        source: sources.referenceAdvice,
      },
      {
        applies: (config) => config.temperature > 1.2,
        says: "high: responses may become incoherent. Fireworks: 0.5 to 1 works best, 1 to 1.2 for creative tasks or more exploration.",
        offers: () => 1,
        source: sources.referenceAdvice,
      },
    ],
  },
  notes: [
    {
      text: "If the rollouts of a group are identical: 0.8 to 1.0, and fewer epochs.",
      source: sources.monitoring,
    },
  ],
};
