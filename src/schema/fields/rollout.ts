import { defaultConfig } from "./defaults.ts";
import { brief, grouped, percent, rough } from "./notation.ts";
import type { NumberParameter } from "./parameter.ts";
import { sources } from "./provenance.ts";
import { usefulShare } from "./signal.ts";

export const temperature: NumberParameter = {
  kind: "number",
  label: "Temperature",
  does: "How freely the policy samples: near 0 it always gives its favourite response, above 1 it wanders.",
  default: defaultConfig.temperature,
  unit: "",
  whole: false,
  hard: { min: 0.1, max: 2 },
  refused: { low: "near 0 all rollouts of a prompt come out alike, and nothing is explored" },
  notation: "plain",
  scale: { spacing: "linear", lattice: Array.from({ length: 20 }, (_, i) => (i + 1) / 10) },
  group: "inferenceParameters",
  flag: "--temperature",
  source: sources.referenceHard,
  advice: {
    words: { low: "Low", right: "Just right", high: "High" },
    band: () => ({ low: 0.5, high: 1 }),
    advisedBy: { low: "Fireworks advises", high: "Fireworks advises" },
    zones: {
      low: "Responses come out alike. 0.3 to 0.5 serves precision and safety; towards 0.1 nothing is explored, and the policy can collapse onto one answer.",
      right: "Rollouts differ enough to learn from, and stay coherent.",
      high: "More is explored: 1.0 to 1.2 serves creative work. Above 1.2 responses may become incoherent.",
    },
    reading: ({ topP: p, topK: k }) =>
      `Acts together with top-p ${brief(p)} and ${k === 0 ? "no top-k" : `top-k ${k}`}.`,
  },
};

export const topP: NumberParameter = {
  kind: "number",
  label: "Top-p",
  does: "Sampling is confined to the likeliest tokens that together hold this share of the probability.",
  default: defaultConfig.topP,
  unit: "",
  whole: false,
  hard: { min: 0, max: 1, above: true },
  notation: "plain",
  scale: { spacing: "linear", lattice: Array.from({ length: 20 }, (_, i) => (i + 1) / 20) },
  group: "inferenceParameters",
  flag: "--top-p",
  source: sources.referenceHard,
  advice: {
    words: { low: "Low", right: "Just right", high: "High" },
    band: () => ({ low: 0.9, high: 1 }),
    zones: {
      low: "The long tail of unlikely tokens is filtered out: 0.2 to 0.5 suits rewards that punish hallucination, at the price of diversity.",
      right: "Responses stay diverse.",
      high: "There is no higher value: 1 leaves every token in.",
    },
    reading: ({ topP: p }) =>
      p === 1 ? "Off: no token is left out for being unlikely." : `The likeliest tokens that make up ${percent(p)}.`,
  },
};

/** Our reading: the documents name no lower figure, and with a handful of tokens sampling is all but greedy. */
export const FEWEST_TOKENS = 10;

export const topK: NumberParameter = {
  kind: "number",
  label: "Top-k",
  does: "Sampling is confined to this many of the likeliest tokens; 0 turns the cut-off off.",
  default: defaultConfig.topK,
  unit: "",
  whole: true,
  hard: { min: 0, max: 100 },
  notation: "plain",
  scale: { spacing: "linear", lattice: Array.from({ length: 21 }, (_, i) => 5 * i) },
  group: "inferenceParameters",
  flag: "--top-k",
  source: sources.referenceHard,
  advice: {
    words: { low: "Low", right: "Just right", high: "High" },
    band: ({ topK: k }) => ({ low: k === 0 ? 0 : FEWEST_TOKENS, high: 50 }),
    zones: {
      low: "So few tokens leave little to explore.",
      right: "Unlikely tokens are cut off, and enough is left to explore.",
      high: "Little is cut off; Fireworks advises 50 or fewer where latency counts.",
    },
    reading: ({ topK: k }) =>
      k === 0
        ? "Off: no cut-off by count."
        : `Each token is drawn from the ${k === 1 ? "likeliest one" : `${k} likeliest`}.`,
  },
};

export const responseCandidatesCount: NumberParameter = {
  kind: "number",
  label: "Rollouts per prompt",
  does: "How many responses are sampled and compared for each prompt: the group size n.",
  default: defaultConfig.responseCandidatesCount,
  unit: "",
  whole: true,
  hard: { min: 2, max: 32 },
  refused: { low: "a single response has nothing to be compared with, and training fails" },
  documented: { min: 2, max: 8 },
  notation: "plain",
  counted: { one: "rollout per prompt", many: "rollouts per prompt" },
  scale: { spacing: "log", lattice: [2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24, 32] },
  group: "inferenceParameters",
  flag: "--response-candidates-count",
  source: sources.reference,
  advice: {
    words: { low: "Too few", right: "Just right", high: "Too many" },
    band: () => ({ low: 4, high: 8 }),
    advisedBy: { low: "Fireworks advises", high: "Fireworks advises" },
    zones: {
      low: "Two or three responses are a minimal signal: often all of them score the same, and the prompt teaches nothing.",
      right: "Enough responses to compare, at a fair price.",
      high: "Each further response adds less, and the cost grows with their number.",
    },
    reading: ({ responseCandidatesCount: n, startingReward: p, prompts, epochs }) =>
      `${grouped(prompts * epochs * n)} rollouts in all. Were every score right or wrong, ${rough(100 * usefulShare(p, n))} % of the groups would teach something at the start.`,
  },
};

/** Where "too short" begins is our reading: the document gives no figure. */
export const FEWEST_OUTPUT_TOKENS = 256;

export const maxOutputTokens: NumberParameter = {
  kind: "number",
  label: "Max output tokens",
  does: "The longest response; what is longer is cut off.",
  default: defaultConfig.maxOutputTokens,
  unit: "tokens",
  whole: true,
  hard: { min: 16, max: 16384 },
  notation: "tokens",
  scale: { spacing: "log", lattice: Array.from({ length: 11 }, (_, i) => 16 * 2 ** i) },
  group: "inferenceParameters",
  flag: "--max-output-tokens",
  source: sources.referenceHard,
  advice: {
    words: { low: "Too short", right: "Just right", high: "Too long" },
    band: ({ maxContextLength, typicalTokens }) => ({
      low: FEWEST_OUTPUT_TOKENS,
      high: Math.max(
        FEWEST_OUTPUT_TOKENS,
        Math.min(maxContextLength, Math.max(defaultConfig.maxOutputTokens, 2 * typicalTokens)),
      ),
    }),
    zones: {
      low: "Responses are cut off before they are finished, and an unfinished answer earns nothing.",
      right: "A typical response is finished well before the limit.",
      high: "Nothing typical is this long; a policy that rambles is let run, and cost grows with the length.",
    },
    reading: ({ maxOutputTokens: most, maxContextLength: context }) =>
      most >= context
        ? `The context of ${grouped(context)} tokens, which holds the prompt too, ends first.`
        : `Leaves ${grouped(context - most)} of the ${grouped(context)} tokens of context to the prompt.`,
  },
};
