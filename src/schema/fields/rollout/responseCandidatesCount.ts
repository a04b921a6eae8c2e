import type { RunConfig } from "../config.ts";
import { grouped, rough } from "../notation.ts";
import type { RolloutParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";
import { ENOUGH_SIGNAL, signalShare } from "../signal.ts";

const DEFAULT_COUNT = 4;

export const responseCandidatesCount: RolloutParameter = {
  kind: "number",
  label: "Rollouts per prompt",
  does: "Responses sampled and compared per prompt: the group size n.",
  default: DEFAULT_COUNT,
  unit: "",
  whole: true,
  hard: { min: 2, max: 32 },
  refused: { low: "a single response has nothing to compare with, and training fails" },
  documented: { min: 2, max: 8 },
  notation: "plain",
  counted: { one: "rollout per prompt", many: "rollouts per prompt" },
  scale: { spacing: "log", lattice: [2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24, 32] },
  place: "rollout",
  placeOrder: 1,
  group: "inferenceParameters",
  groupOrder: 4,
  oldRequestName: "n",
  flag: "--response-candidates-count",
  oldFlags: ["--n", "--inference-n", "--num-generations"],
  linkKey: "n",
  linkDefault: "4",
  simulated: true,
  source: sources.reference,
  advice: {
    words: { low: "Too few", right: "Just right", high: "Too many" },
    band: () => ({ low: 4, high: 8 }),
    bandRule: "Fireworks: 4 to 8 is good.",
    advisedBy: { low: "Fireworks advises", high: "Fireworks advises" },
    zones: {
      low: "Minimal signal: with two or three responses, groups often score all the same and give no gradient.",
      right: "Good signal at a reasonable cost.",
      high: "Diminishing returns, and the cost grows linearly.",
    },
    reading: ({ responseCandidatesCount: n, startingReward: p, prompts, epochs }) =>
      `${grouped(prompts * epochs * n)} rollouts, ${rough(100 * signalShare(p, n))}% of groups with signal.`,
    more: () => "The share with signal is an estimate of the start of training, with right-or-wrong scores.",
    adjust: [
      "Raise it if most groups score the same, or for better quality: 6 to 8.",
      "Lower it to save cost, which is linear in the rollouts.",
      "1 is not allowed: there is nothing to compare, so training fails.",
    ],
    warnings: [
      {
        applies: (config) => config.responseCandidatesCount < DEFAULT_COUNT,
        says: "few to compare. Fireworks: 2 to 4 give a minimal signal, 4 to 8 a good one; the cost grows linearly.",
        offers: () => DEFAULT_COUNT,
        source: sources.referenceAdvice,
      },
    ],
  },
  notes: [
    {
      text: "The default is now 8, the minimum 2, with no hard maximum: returns diminish above 16, and memory gets tight above 32, Goldilocks' limit.",
      source: sources.laterReference,
    },
    {
      text: "Zero-variance groups, whose rollouts all score the same, give no gradient and are dropped, but cost as much. Remedies: temperature 0.8–1.0, more rollouts, graded scores.",
      source: sources.monitoring,
    },
  ],
};

/** Returns the smallest listed group size with which half of the groups have signal; undefined where none has. */
export const enoughRollouts = ({ startingReward }: RunConfig) =>
  responseCandidatesCount.scale.lattice.find(
    (n) =>
      n >= DEFAULT_COUNT &&
      n <= (responseCandidatesCount.documented?.max ?? n) &&
      signalShare(startingReward, n) >= ENOUGH_SIGNAL,
  );
