import { brief, grouped, portion } from "../notation.ts";
import type { TrainingParameter } from "../parameter.ts";
import { rangeText } from "../phrase.ts";
import { sources } from "../provenance.ts";

const DEFAULT_CONTEXT = 8192;

/** How long something is beside another, at the start of a sentence: 4 times, Half of, Just as long as. */
function ratio(times: number): string {
  if (times === 1) return "Just as long as";
  if (times > 1) return `${brief(times)} times`;
  const share = portion(times);
  return `${share.charAt(0).toUpperCase()}${share.slice(1)} of`;
}

export const maxContextLength: TrainingParameter = {
  kind: "number",
  label: "Context length",
  does: "The longest prompt and response together; whatever is longer is cut off.",
  default: DEFAULT_CONTEXT,
  unit: "tokens",
  whole: true,
  hard: { min: 512, max: 131072 },
  notation: "tokens",
  scale: { spacing: "log", lattice: Array.from({ length: 9 }, (_, i) => 512 * 2 ** i) },
  place: "training",
  group: "trainingConfig",
  groupOrder: 2,
  flag: "--max-context-length",
  linkKey: "ctx",
  linkDefault: "8192",
  simulated: false,
  source: sources.reference,
  advice: {
    words: { low: "Too short", right: "Just right", high: "Too long" },
    band: ({ typicalTokens }) => ({ low: typicalTokens, high: Math.max(DEFAULT_CONTEXT, 4 * typicalTokens) }),
    bandRule:
      "From the length of a typical sequence up to the default, or to four typical sequences where that is more: our reading of “raise only when prompts are truncated”.",
    credit: (_zone, band) => ({
      text: `Fireworks: raise it only when prompts are truncated. Our reading here: ${rangeText(maxContextLength, band)}.`,
      source: sources.ours,
    }),
    zones: {
      low: "A typical prompt and response do not fit: they are cut off before the grader sees the end.",
      right: "A typical sequence fits with room to spare.",
      high: "Nothing typical is this long, and cost grows with the square of the length.",
    },
    reading: ({ maxContextLength: context, typicalTokens }) =>
      `${ratio(context / typicalTokens)} a typical sequence of ${grouped(typicalTokens)} tokens.`,
    adjust: [
      "Raise it only when prompts are truncated: cost grows quadratically.",
      "It can go up to the model's own limit.",
    ],
  },
  notes: [
    {
      text: "A length that 16 does not divide is refused, even where a model advertises it: round it down.",
      source: sources.errors,
    },
  ],
};
