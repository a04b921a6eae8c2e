import type { RunConfig } from "../config.ts";
import { grouped } from "../notation.ts";
import type { RolloutParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

const DEFAULT_TOKENS = 2048;
/** Goldilocks heuristic for "too short": the document gives no figure. */
const FEWEST_TOKENS = 256;

export const maxOutputTokens: RolloutParameter = {
  kind: "number",
  label: "Max output tokens",
  does: "Longest response; longer ones are truncated.",
  default: DEFAULT_TOKENS,
  unit: "tokens",
  whole: true,
  hard: { min: 16, max: 16384 },
  notation: "tokens",
  scale: { spacing: "log", lattice: Array.from({ length: 11 }, (_, i) => 16 * 2 ** i) },
  place: "rollout",
  placeOrder: 5,
  group: "inferenceParameters",
  groupOrder: 1,
  oldRequestName: "maxTokens",
  flag: "--max-output-tokens",
  oldFlags: ["--max-tokens", "--inference-max-tokens", "--inference-max-output-tokens"],
  linkKey: "out",
  linkDefault: "2048",
  simulated: false,
  source: sources.referenceHard,
  advice: {
    words: { low: "Too short", right: "Just right", high: "Too long" },
    band: ({ maxContextLength, typicalTokens }) => ({
      low: FEWEST_TOKENS,
      high: Math.max(FEWEST_TOKENS, Math.min(maxContextLength, Math.max(DEFAULT_TOKENS, 2 * typicalTokens))),
    }),
    bandRule: `Goldilocks heuristic: from ${FEWEST_TOKENS} tokens, below which responses are likely to stay unfinished, to the default or twice a typical sequence, within the context. Fireworks gives no figures.`,
    zones: {
      low: "Responses are truncated, and an unfinished answer earns nothing.",
      right: "A typical response ends well before the limit.",
      high: "Far longer than a typical response: a rambling policy is not stopped, and cost grows with the length.",
    },
    reading: ({ maxOutputTokens: most, maxContextLength: context }) =>
      most >= context
        ? `The context of ${grouped(context)} tokens, prompt included, ends first.`
        : `Leaves ${grouped(context - most)} of ${grouped(context)} tokens to the prompt.`,
    adjust: [
      "Raise it if responses are truncated and tasks stay unfinished, or for better quality.",
      "Lower it to save cost, which is linear in the length.",
    ],
    warnings: [
      {
        applies: (config) => config.maxOutputTokens < FEWEST_TOKENS,
        says: `short. Fireworks: too short a limit truncates responses and leaves tasks unfinished. Goldilocks heuristic: likely below ${FEWEST_TOKENS} tokens.`,
        offers: (config) => Math.min(DEFAULT_TOKENS, halfTheContext(config)),
        source: sources.referenceAdvice,
      },
    ],
  },
  notes: [
    {
      text: "A rollout generates about 0.6 of this length on average.",
      source: sources.laterReference,
    },
  ],
};

/** Returns the longest response on the slider that leaves half of the context to the prompt, in tokens. */
export const halfTheContext = ({ maxContextLength }: RunConfig) =>
  maxOutputTokens.scale.lattice.findLast((tokens) => tokens <= maxContextLength / 2) ?? maxOutputTokens.hard.min;
