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
  stepsPerEpoch,
} from "../sizing.ts";
import { ENOUGH_STEPS, USUAL_MOST_EPOCHS } from "./epochs.ts";

/** Goldilocks heuristic: a gradient from fewer full-length sequences is mostly noise; Fireworks' smallest example holds several. */
const FEWEST_SEQUENCES = 2;
/** Goldilocks heuristic: fewest optimizer steps per epoch, so that the usual most epochs make about 25. */
export const FEWEST_STEPS = Math.ceil(ENOUGH_STEPS / USUAL_MOST_EPOCHS);

/**
 * Returns the recommended values; undefined where no batch of two full-length sequences fits in the memory. The steps per epoch never push
 * the high end below the low one: a tiny dataset needs more epochs then.
 */
function batchBand(config: RunConfig): Band | undefined {
  const low = FEWEST_SEQUENCES * config.maxContextLength;
  const fits = largestBatch(config);
  if (fits === undefined || fits < low) return undefined;
  const enough = batchSizes.findLast((tokens) => stepsPerEpoch({ ...config, batchSize: tokens }) >= FEWEST_STEPS) ?? 0;
  const smallest = batchSizes.find((tokens) => tokens >= low) ?? low;
  return { low, high: Math.min(fits, Math.max(enough, smallest)) };
}

/** Tells whether the steps per epoch limit the batch, not the memory. */
export const isLimitedBySteps = (config: RunConfig) => (batchBand(config)?.high ?? 0) < (largestBatch(config) ?? 0);

/** Counts the full-length sequences of a step. */
function sequencesText(config: RunConfig): string {
  const [tokens, context] = [config.batchSize, config.maxContextLength].map(grouped);
  const sequences = fullLengthSequences(config);
  if (sequences < 1) return `${tokens} tokens: no full-length sequence (${context}).`;
  return `Up to ${brief(sequences)} full-length ${sequences === 1 ? "sequence" : "sequences"} per step.`;
}

/** Writes how the full-length sequences are counted; nothing where there is none. */
const countText = ({ batchSize, maxContextLength }: RunConfig) =>
  batchSize < maxContextLength ? "" : `Full-length: ${grouped(batchSize)} ÷ ${grouped(maxContextLength)} tokens. `;

/** Counts the typical sequences of a step; those longer than the context are truncated to it. */
function typicalText(config: RunConfig): string {
  const typical = grouped(config.typicalTokens);
  const responses = responsesPerStep(config);
  if (config.typicalTokens > config.maxContextLength)
    return `Typical sequences (${typical} tokens) are longer and get truncated.`;
  if (responses < 1) return `A step holds ${portion(responses)} of a typical sequence (${typical} tokens).`;
  return `A step holds about ${brief(responses)} of typical length (${typical} tokens).`;
}

/** States the memory of a step, and whether the batch may grow. */
function memoryText(config: RunConfig): string {
  const headroom = headroomOf(config);
  const [needed, there] = [rough(memoryInUse(config)), brief(config.gpuMemory)];
  if (headroom < 0) return `Needs about ${needed} GB of ${there} GB per GPU.`;
  const memory = `Takes about ${needed} of ${there} GB per GPU.`;
  const band = batchBand(config);
  const mayGrow = zoneOf(config.batchSize, band) === "right" && config.batchSize < (band?.high ?? 0);
  if (headroom <= HEADROOM_RULE || !mayGrow) return memory;
  return `${memory} About ${rough(100 * headroom)}% is free: you may raise it for faster training.`;
}

/** Returns why a batch is too small or too large: the reason that limits the band in this setup. */
function creditText(zone: "low" | "high", band: Band, config: RunConfig): string {
  if (zone === "low") return `Goldilocks heuristic: two full-length sequences, ${advisedRange(batchSize, zone, band)}.`;
  if (isLimitedBySteps(config)) {
    const here = grouped(stepsPerEpoch(config));
    return `Goldilocks heuristic: this dataset makes ${here} optimizer ${here === "1" ? "step" : "steps"} per epoch; at least ${FEWEST_STEPS} need ${advisedRange(batchSize, zone, band)}.`;
  }
  return `Fireworks: lower it on out-of-memory (OOM). Goldilocks estimate: at most ${spoken(batchSize, band.high)} fit in ${percent(FILL_LIMIT)} of the memory.`;
}

export const batchSize: TrainingParameter = {
  kind: "number",
  label: "Batch size",
  does: "Data per weight update, counted in tokens, not in sequences.",
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
    bandRule: `Goldilocks heuristic: from two sequences of the full context length to the largest power of two that fits in ${percent(FILL_LIMIT)} of the GPU memory, by the memory estimate, and leaves ${FEWEST_STEPS} optimizer steps per epoch: then ${USUAL_MOST_EPOCHS} epochs make about ${ENOUGH_STEPS}, the fewest that learn enough.`,
    credit: (zone, band, config) => ({ text: creditText(zone, band, config), source: sources.ours }),
    advisedBy: { low: "Goldilocks recommends", high: "Goldilocks recommends" },
    zones: {
      low: "Noisier gradients, which may help exploration, but slower training.",
      right: "Good GPU utilization without running out of memory.",
      high: "Risk of out-of-memory (OOM), or too few updates from this dataset. Updates would be smoother and throughput higher.",
    },
    nothingFits:
      "No batch fits: by the memory estimate, two full-length sequences need more than 90% of this GPU memory. Use more GPUs, a smaller model or a shorter context.",
    reading: sequencesText,
    more: (config) => `${countText(config)}${typicalText(config)} ${memoryText(config)}`,
    adjust: [
      "Lower it on out-of-memory (OOM).",
      "Raise it only if more than 30% of the GPU memory is free and you want faster training.",
      "Most people keep the default.",
      "A larger batch gives smoother gradients and may allow a slightly higher learning rate; the default rate is tuned for the default batch.",
    ],
  },
  notes: [
    {
      text: "Fireworks names no range, as it depends on the hardware: the ends of the slider are Goldilocks' choice. Its example: with sequences of at most 8k tokens, a batch of 64k holds up to 8 (64k ÷ 8k).",
      source: sources.tuning,
    },
    {
      text: "Later pages call this field legacy (RFT V1): still the most tokens packed into a batch. The optional cap on samples per gradient batch, batchSizeSamples, applies as well.",
      source: sources.laterReference,
    },
    {
      text: "In RFT V1 the batch size caps the packed tokens of a micro-batch, and batchSizeSamples the rollouts of a gradient batch: whether the tokens affect the gradient noise is open.",
      source: sources.managedRft,
    },
    {
      text: "The Training API counts a batch in prompt groups: its recipes take 1 per step unless prompt_groups_per_step is set.",
      source: sources.recipes,
    },
  ],
};
