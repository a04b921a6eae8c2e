import type { Field } from "./config.ts";
import { percent } from "./notation.ts";
import type { AdjustableField } from "./parameters.ts";
import { type Note, sources } from "./provenance.ts";
import { FEWEST_OUTPUT_TOKENS, FEWEST_TOKENS } from "./rollout.ts";
import { FILL_LIMIT } from "./sizing.ts";

/** What one reads of a field before changing it, beyond what its zones say. */
export interface Background {
  /** How the band is found, in words. */
  readonly bandRule: string;
  /** When to change the field, a sentence each. */
  readonly adjust: readonly string[];
  /** What other documents say, each with its own source and date. */
  readonly notes: readonly Note[];
}

/** The background of each field with advice; apart from the parameter table, because the page shows none of it until it is asked for. */
export const backgrounds: Readonly<Record<AdjustableField, Background>> = {
  learningRate: {
    bandRule: "Half to twice the default for Fireworks RFT, whose page advises to keep changes within 2×.",
    adjust: [
      "Lower it when the reward spikes and then crashes.",
      "Raise it when the curve flattens too early and stops improving.",
      "Keep every change within 2× of the default: between 5e-5 and 2e-4.",
      "These figures are for Fireworks RFT. Other services count differently, by up to 1000× (1e-7 elsewhere).",
    ],
    notes: [
      {
        text: "A rise followed by a crash can also be reward hacking or forgetting: go back to the last good checkpoint and try, for example, 5e-5. If the loss rises, divide the rate by 2 to 5.",
        source: sources.monitoring,
      },
    ],
  },
  epochs: {
    bandRule:
      "Our reading: from about 25 optimizer steps in all (healthy real runs needed 24 to 215 for half of their gain) up to 3 passes, Fireworks' default with 1 or 2 more, or beyond where the data set is so small that it takes more to get there.",
    adjust: [
      "Add 1 or 2 when the reward is still climbing steadily at the end.",
      "Stay at 1 for most tasks.",
      "Watch the curve: it shows when further passes stop helping.",
    ],
    notes: [],
  },
  loraRank: {
    bandRule:
      "Our reading of Fireworks' words, by task: simple 4–16, medium 8–16, complex 16–64; from 70 billion parameters on, simple 8–16, medium 8–32, complex 16–64.",
    adjust: [
      "4 to 8 is fast and takes less GPU, 8 to 16 balances capacity and cost for most tasks, 32 to 128 takes significantly more GPUs.",
      "Raise it for complex reasoning, or when the model struggles to learn.",
      "A change of style needs a lower rank, complex reasoning a higher one.",
      "Stay at 64 or below unless you have high-end GPUs.",
      "Models of 70 B and more may need a higher rank; below 13 B, 8 to 16 is usually enough.",
    ],
    notes: [{ text: "Later copies of the page list 4 to 32, powers of two.", source: sources.laterReference }],
  },
  batchSize: {
    bandRule: `Our rules: from two sequences of the full context length up to the largest power of two that fits in ${percent(FILL_LIMIT)} of the GPU memory, by the memory estimate.`,
    adjust: [
      "Lower it when the job runs out of memory (OOM).",
      "Raise it only when the GPUs show more than 30 % of their memory free and you want faster training.",
      "Most people keep the default.",
      "A larger batch gives steadier gradients and may bear a slightly higher learning rate; the default rate is tuned for the default batch.",
    ],
    notes: [
      {
        text: "Fireworks names no range: it depends on the hardware, so the ends of the slider are ours. Its example: with sequences of at most 8k tokens, a batch of 64k holds up to 8 (64k ÷ 8k).",
        source: sources.tuning,
      },
      {
        text: "Later pages call this field legacy (RFT V1), still the most tokens packed into one batch. An optional cap on the samples in a gradient batch, batchSizeSamples, applies beside it.",
        source: sources.laterReference,
      },
    ],
  },
  maxContextLength: {
    bandRule:
      "From the length of a typical sequence up to the default, or to four typical sequences where that is more: our reading of “raise only when prompts are truncated”.",
    adjust: [
      "Raise it only when prompts are truncated: cost grows quadratically.",
      "It can go up to the model's own limit.",
    ],
    notes: [],
  },
  responseCandidatesCount: {
    bandRule: "Fireworks: 4 to 8 is good.",
    adjust: [
      "Raise it when most groups score the same, or for better quality: 6 to 8.",
      "Lower it to save: the cost is linear in the number of rollouts.",
      "1 is not allowed: there is nothing to compare, and training fails.",
    ],
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
  },
  temperature: {
    bandRule: "What Fireworks calls the sweet spot: 0.5 to 1.0.",
    adjust: [
      "Lower it to 0.3–0.5 where precision or safety counts.",
      "Raise it to 1.0–1.2 for creative work, or when the rollouts of a prompt all look the same.",
      "Never 0. Temperature, top-p and top-k act together; 0.8, 0.9 and 40 are a balanced set.",
    ],
    notes: [
      {
        text: "When rollouts of a group come out identical: 0.8 to 1.0, and fewer epochs.",
        source: sources.monitoring,
      },
    ],
  },
  topP: {
    bandRule: "Where Fireworks says that diversity is kept: 0.9 to 1.0.",
    adjust: [
      "Lower it to 0.2–0.5 when the reward punishes hallucination.",
      "Keep 0.9–1.0 for diversity. It usually adapts better than top-k, which cuts off at a fixed count.",
    ],
    notes: [],
  },
  topK: {
    bandRule: `Up to 50, Fireworks' figure for low latency. From ${FEWEST_TOKENS} on, our reading: fewer tokens leave little to explore. 0, which turns it off, is as good.`,
    adjust: [
      "Stay at 50 or below where latency counts.",
      "Top-p usually adapts better: it keeps more tokens where the model is unsure.",
      "Together with a temperature of 0.8, 40 is balanced.",
    ],
    notes: [],
  },
  maxOutputTokens: {
    bandRule: `Our reading: from ${FEWEST_OUTPUT_TOKENS} tokens, below which tasks are likely to stay unfinished, to the default or twice a typical sequence, within the context. Fireworks gives no figures.`,
    adjust: [
      "Raise it when responses are cut off and tasks stay unfinished, or for better quality.",
      "Lower it to save: the cost is linear in the length.",
    ],
    notes: [
      {
        text: "A run generates about 0.6 of this length per rollout on average.",
        source: sources.laterReference,
      },
    ],
  },
};

/** The background of a field; undefined of one without advice. */
export const backgroundOf = (field: Field): Background | undefined =>
  (backgrounds as Partial<Record<Field, Background>>)[field];
