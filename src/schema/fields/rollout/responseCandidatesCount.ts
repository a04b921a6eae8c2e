import type { RunConfig } from "../config.ts";
import { grouped, rough } from "../notation.ts";
import type { RolloutParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";
import { USEFUL_GROUPS, usefulShare } from "../signal.ts";

const DEFAULT_COUNT = 4;

export const responseCandidatesCount: RolloutParameter = {
  kind: "number",
  label: "Rollouts per prompt",
  does: "How many responses are sampled and compared for each prompt: the group size n.",
  default: DEFAULT_COUNT,
  unit: "",
  whole: true,
  hard: { min: 2, max: 32 },
  refused: { low: "a single response has nothing to be compared with, and training fails" },
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
      low: "Two or three responses are a minimal signal: often all of them score the same, and the prompt teaches nothing.",
      right: "Enough responses to compare, at a fair price.",
      high: "Each further response adds less, and the cost grows with their number.",
    },
    reading: ({ responseCandidatesCount: n, startingReward: p, prompts, epochs }) =>
      `${grouped(prompts * epochs * n)} rollouts in all. Were every score right or wrong, ${rough(100 * usefulShare(p, n))} % of the groups would teach something at the start.`,
    adjust: [
      "Raise it when most groups score the same, or for better quality: 6 to 8.",
      "Lower it to save: the cost is linear in the number of rollouts.",
      "1 is not allowed: there is nothing to compare, and training fails.",
    ],
    warnings: [
      {
        applies: (config) => config.responseCandidatesCount < DEFAULT_COUNT,
        says: "few to compare. Fireworks: 2 to 4 give a minimal signal, 4 to 8 a good one, and the cost grows with their number.",
        offers: () => DEFAULT_COUNT,
        source: sources.referenceAdvice,
      },
    ],
  },
  notes: [
    {
      text: "The default has become 8, the least is 2, and there is no hard maximum: returns diminish above 16, and memory gets tight above 32, where Goldilocks stops.",
      source: sources.laterReference,
    },
    {
      text: "Groups whose rollouts all score the same give no gradient and are dropped, yet they cost as much. What helps: a temperature of 0.8–1.0, more candidates, graded scores.",
      source: sources.monitoring,
    },
  ],
};

/** Fewest rollouts, within what the document lists, of which half of the groups teach something. */
export const enoughRollouts = ({ startingReward }: RunConfig) =>
  responseCandidatesCount.scale.lattice.find(
    (n) =>
      n >= DEFAULT_COUNT &&
      n <= (responseCandidatesCount.documented?.max ?? n) &&
      usefulShare(startingReward, n) >= USEFUL_GROUPS,
  );
