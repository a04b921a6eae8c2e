import type { RunConfig } from "../config.ts";
import { brief, grouped, percent, portion, rough, spoken } from "../notation.ts";
import { type Band, type TrainingParameter, zoneOf } from "../parameter.ts";
import { advisedRange } from "../phrase.ts";
import { sources } from "../provenance.ts";
import {
  batchSizes,
  FILL_LIMIT,
  fullLengthSequences,
  HEADROOM_RULE,
  headroomOf,
  largestBatch,
  memoryInUse,
  responsesPerStep,
} from "../sizing.ts";

/** Our rule: a gradient from fewer full-length sequences than this is mostly noise; the document's smallest example holds several. */
const FEWEST_SEQUENCES = 2;

/** The values that are just right; undefined where no batch of two full-length sequences fits. */
function batchBand(config: RunConfig): Band | undefined {
  const low = FEWEST_SEQUENCES * config.maxContextLength;
  const high = largestBatch(config);
  return high === undefined || high < low ? undefined : { low, high };
}

/** What one step holds, in full-length and in typical sequences; typical ones that are longer than the context are cut to it. */
function sequencesText(config: RunConfig): string {
  const [tokens, context, typical] = [config.batchSize, config.maxContextLength, config.typicalTokens].map(grouped);
  const sequences = fullLengthSequences(config);
  const responses = responsesPerStep(config);
  const cut = config.typicalTokens > config.maxContextLength;
  if (sequences < 1) {
    const held =
      responses < 1 ? `and ${portion(responses)} of a typical one` : `but about ${brief(responses)} of typical length`;
    return `${tokens} tokens hold no full-length sequence (${context})${cut ? "; typical ones are longer still" : ` ${held} (${typical})`}.`;
  }
  const full = `${tokens} ÷ ${context} = up to ${brief(sequences)} full-length ${sequences === 1 ? "sequence" : "sequences"} a step`;
  return cut
    ? `${full}; typical ones are longer, and cut to that.`
    : `${full}, about ${brief(responses)} of typical length.`;
}

/** The memory that one step takes, and whether the batch may grow. */
function memoryText(config: RunConfig): string {
  const headroom = headroomOf(config);
  const [needed, there] = [rough(memoryInUse(config)), brief(config.gpuMemory)];
  if (headroom < 0) return `It needs about ${needed} GiB where each GPU has ${there}.`;
  const memory = `It takes about ${needed} of the ${there} GiB on each GPU.`;
  const mayGrow =
    zoneOf(config.batchSize, batchBand(config)) === "right" && config.batchSize < (largestBatch(config) ?? 0);
  if (headroom <= HEADROOM_RULE || !mayGrow) return memory;
  return `${memory} That leaves about ${rough(100 * headroom)} % free: you may raise it if you want faster training.`;
}

export const batchSize: TrainingParameter = {
  kind: "number",
  label: "Batch size",
  does: "How much data goes into one training step before the weights are updated. Fireworks counts it in tokens, not in sequences.",
  default: 32768,
  unit: "tokens",
  whole: true,
  hard: { min: 1024, max: 1048576 },
  notation: "tokens",
  scale: { spacing: "log", lattice: batchSizes },
  place: "training",
  group: "trainingConfig",
  groupOrder: 5,
  flag: "--batch-size",
  linkKey: "bs",
  linkDefault: "32768",
  simulated: true,
  source: sources.tuning,
  advice: {
    words: { low: "Too small", right: "Just right", high: "Too large" },
    band: batchBand,
    bandRule: `Our rules: from two sequences of the full context length up to the largest power of two that fits in ${percent(FILL_LIMIT)} of the GPU memory, by the memory estimate.`,
    credit: (zone, band) => ({
      text:
        zone === "low"
          ? `Our rule is two full-length sequences: ${advisedRange(batchSize, zone, band)}.`
          : `Fireworks: lower it on out-of-memory. Our estimate: at most ${spoken(batchSize, band.high)} fit in ${percent(FILL_LIMIT)} of the memory.`,
      source: sources.ours,
    }),
    advisedBy: { low: "We advise", high: "The memory estimate allows" },
    zones: {
      low: "Gradients get noisier, which may help exploration, but training is slower.",
      right: "The GPUs are kept busy without running out of memory.",
      high: "Updates would be smoother and throughput higher, but a step needs more GPU memory than is safely there.",
    },
    nothingFits:
      "No batch is just right: by the memory estimate, one that holds two full-length sequences does not fit in 90 % of this GPU memory. Use more GPUs, a smaller model or a shorter context.",
    reading: (config) => `${sequencesText(config)} ${memoryText(config)}`,
    adjust: [
      "Lower it when the job runs out of memory (OOM).",
      "Raise it only when the GPUs show more than 30 % of their memory free and you want faster training.",
      "Most people keep the default.",
      "A larger batch gives steadier gradients and may bear a slightly higher learning rate; the default rate is tuned for the default batch.",
    ],
  },
  notes: [
    {
      text: "Fireworks names no range: it depends on the hardware, so the ends of the slider are ours. Its example: with sequences of at most 8k tokens, a batch of 64k holds up to 8 (64k ÷ 8k).",
      source: sources.tuning,
    },
    {
      text: "Later pages call this field legacy (RFT V1), still the most tokens packed into one batch. An optional cap on the samples in a gradient batch, batchSizeSamples, applies beside it.",
      source: sources.laterReference,
    },
    {
      text: "In RFT V1 the batch size caps the packed tokens of a micro-batch, and batchSizeSamples the rollouts of a gradient batch. Whether the token budget changes the noise of the gradient is then open.",
      source: sources.managedRft,
    },
    {
      text: "The Training API counts a batch in prompt groups: its recipes take one a step unless prompt_groups_per_step says otherwise.",
      source: sources.recipes,
    },
  ],
};
