import { brief, grouped, portion } from "../notation.ts";
import type { TrainingParameter } from "../parameter.ts";
import { rangeText } from "../phrase.ts";
import { sources } from "../provenance.ts";

const DEFAULT_CONTEXT = 8192;

/** Returns a ratio of lengths as the start of a sentence: "4×", "Half of", "As long as". */
function ratio(times: number): string {
  if (times === 1) return "As long as";
  if (times > 1) return `${brief(times)}×`;
  const share = portion(times);
  return `${share.charAt(0).toUpperCase()}${share.slice(1)} of`;
}

export const maxContextLength: TrainingParameter = {
  kind: "number",
  label: "Context length",
  does: "Longest prompt and response together; longer ones are truncated.",
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
      "Goldilocks heuristic for “raise only when prompts are truncated”: from the length of a typical sequence to the default, or to four typical sequences if that is more.",
    credit: (_zone, band) => ({
      text: `Fireworks: raise it only when prompts are truncated. Goldilocks heuristic for this dataset: ${rangeText(maxContextLength, band)}.`,
      source: sources.ours,
    }),
    zones: {
      low: "A typical prompt and response are truncated before the grader sees the end.",
      right: "A typical sequence fits.",
      high: "Far longer than a typical sequence, and cost grows quadratically with the length.",
    },
    reading: ({ maxContextLength: context, typicalTokens }) =>
      `${ratio(context / typicalTokens)} a typical sequence of ${grouped(typicalTokens)} tokens.`,
    adjust: [
      "Raise it only when prompts are truncated: cost grows quadratically.",
      "The model's own limit is the maximum.",
    ],
  },
  notes: [
    {
      text: "A length that is not divisible by 16 is refused, even if the model advertises it: round it down.",
      source: sources.errors,
    },
  ],
};
