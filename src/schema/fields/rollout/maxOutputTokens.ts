import type { RunConfig } from "../config.ts";
import { grouped } from "../notation.ts";
import type { RolloutParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

const DEFAULT_TOKENS = 2048;
/** Where "too short" begins is our reading: the document gives no figure. */
const FEWEST_TOKENS = 256;

export const maxOutputTokens: RolloutParameter = {
  kind: "number",
  label: "Max output tokens",
  does: "The longest response; what is longer is cut off.",
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
    bandRule: `Our reading: from ${FEWEST_TOKENS} tokens, below which tasks are likely to stay unfinished, to the default or twice a typical sequence, within the context. Fireworks gives no figures.`,
    zones: {
      low: "Responses are cut off before they are finished, and an unfinished answer earns nothing.",
      right: "A typical response is finished well before the limit.",
      high: "Nothing typical is this long; a policy that rambles is let run, and cost grows with the length.",
    },
    reading: ({ maxOutputTokens: most, maxContextLength: context }) =>
      most >= context
        ? `The context of ${grouped(context)} tokens, which holds the prompt too, ends first.`
        : `Leaves ${grouped(context - most)} of the ${grouped(context)} tokens of context to the prompt.`,
    adjust: [
      "Raise it when responses are cut off and tasks stay unfinished, or for better quality.",
      "Lower it to save: the cost is linear in the length.",
    ],
    warnings: [
      {
        applies: (config) => config.maxOutputTokens < FEWEST_TOKENS,
        says: `short. Fireworks: too short a limit cuts responses off and leaves tasks unfinished. Our reading: below ${FEWEST_TOKENS} tokens that is likely.`,
        offers: (config) => Math.min(DEFAULT_TOKENS, halfTheContext(config)),
        source: sources.referenceAdvice,
      },
    ],
  },
  notes: [
    {
      text: "A run generates about 0.6 of this length per rollout on average.",
      source: sources.laterReference,
    },
  ],
};

/** The longest responses that the control offers and that leave half of the context to the prompt. */
export const halfTheContext = ({ maxContextLength }: RunConfig) =>
  maxOutputTokens.scale.lattice.findLast((tokens) => tokens <= maxContextLength / 2) ?? maxOutputTokens.hard.min;
