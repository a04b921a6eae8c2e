import { architectureOf } from "./architecture.ts";
import type { RunConfig } from "./config.ts";
import { grouped } from "./notation.ts";

const GiB = 2 ** 30;

/** Bytes of one bf16 number. */
const BF16 = 2;
/** Bytes of an adapter weight: itself and its gradient in bf16, two Adam moments in fp32 (Kingma & Ba 2014). */
const TRAINED_WEIGHT = 2 * BF16 + 2 * 4;
/**
 * Bytes per token and hidden unit that one transformer layer keeps for its backward pass, without the attention matrix,
 * which flash attention recomputes (Korthikanti et al. 2022, "Reducing Activation Recomputation", equation 1: s b h (34 + 5 a s / h)).
 */
const LIVE_LAYER = 34;
/** Fused cross-entropy turns this many tokens at a time into logits. */
const LOGIT_CHUNK = 4096;
/** An fp32 logit and its gradient. */
const LOGIT = 2 * 4;
/** CUDA context, buffers and fragmentation: a fixed part and a share of the rest (our allowance). */
const REST_GIB = 2;
const REST_SHARE = 0.05;

/** Share of the memory that a batch may fill and still be just right; above it the estimate is too rough to promise a fit. */
export const FILL_LIMIT = 0.9;
/** Fireworks' rule (2025-11-08): raise the batch only with more than 30 % of the memory free. */
export const HEADROOM_RULE = 0.3;

/** Sequences of the full context length in one optimizer step; not rounded. */
export const fullLengthSequences = (config: RunConfig) => config.batchSize / config.maxContextLength;

/** Responses of typical length in one optimizer step; not rounded. */
export const responsesPerStep = (config: RunConfig) => config.batchSize / config.typicalTokens;

/** Optimizer steps in one pass through the prompts, each response of typical length. */
export const stepsPerEpoch = (config: RunConfig) =>
  Math.max(1, Math.ceil((config.prompts * config.responseCandidatesCount * config.typicalTokens) / config.batchSize));

/** Trainable weights of an adapter on all linear layers: rank times the inputs and outputs of each (Hu et al. 2021, LoRA). */
export function adapterWeights(config: RunConfig): number {
  const { layers, hidden, feedForward, keyValueWidth } = architectureOf(config.modelSize);
  // query and output: 2 h each; key and value: h + kv each; gate, up and down: h + ff each
  return config.loraRank * layers * (4 * hidden + 2 * (hidden + keyValueWidth) + 3 * (hidden + feedForward));
}

/** One row of the memory estimate, in GiB on each GPU. */
export interface MemoryTerm {
  readonly label: string;
  /** The formula with this config's numbers in it. */
  readonly formula: string;
  readonly source: string;
  readonly gib: number;
}

export interface MemoryEstimate {
  readonly terms: readonly MemoryTerm[];
  readonly total: number;
  readonly available: number;
  /** Share of the memory that stays free; negative when it does not fit. */
  readonly headroom: number;
  readonly architecture: string;
}

/** GiB of each part on each GPU; of `live` and `logits` only the larger one is there at the time of the peak. */
function parts(config: RunConfig, batchSize: number) {
  const { layers, hidden, vocabulary } = architectureOf(config.modelSize);
  const tokens = Math.ceil(batchSize / config.gpuCount);
  const weights = (config.modelSize * 1e9 * BF16) / config.gpuCount / GiB;
  const trained = (adapterWeights(config) * TRAINED_WEIGHT) / GiB;
  const checkpoints = (layers * tokens * hidden * BF16) / GiB;
  const live = (tokens * hidden * LIVE_LAYER) / GiB;
  const logits = (Math.min(LOGIT_CHUNK, tokens) * vocabulary * LOGIT) / GiB;
  const needed = weights + trained + checkpoints + Math.max(live, logits);
  const rest = REST_GIB + REST_SHARE * needed;
  return { tokens, weights, trained, checkpoints, live, logits, rest, total: needed + rest };
}

/**
 * Memory of one LoRA training step on each GPU, in GiB: an estimate. On the managed service the GPU is an assumption, and
 * rollouts are generated elsewhere.
 */
export function estimateMemory(config: RunConfig): MemoryEstimate {
  const { layers, hidden, vocabulary, from } = architectureOf(config.modelSize);
  const { tokens, weights, trained, checkpoints, live, logits, rest, total } = parts(config, config.batchSize);
  const perGpu = config.gpuCount === 1 ? "" : ` ÷ ${config.gpuCount} GPUs`;
  const terms: MemoryTerm[] = [
    {
      label: "Base weights, bf16, sharded",
      formula: `${config.modelSize} × 10⁹ × 2 bytes${perGpu}`,
      source: "two bytes a weight",
      gib: weights,
    },
    {
      label: "Adapter, its gradient and two Adam moments",
      formula: `${grouped(adapterWeights(config))} weights × (2 + 2 + 8) bytes`,
      source: "Hu et al. 2021 (LoRA); Kingma & Ba 2014 (Adam)",
      gib: trained,
    },
    {
      label: "Activation checkpoints, one a layer",
      formula: `${layers} layers × ${grouped(tokens)} tokens × ${grouped(hidden)} × 2 bytes`,
      source: "Korthikanti et al. 2022, full recomputation: 2 s b h L",
      gib: checkpoints,
    },
    live >= logits
      ? {
          label: "One layer while it is recomputed",
          formula: `${grouped(tokens)} tokens × ${grouped(hidden)} × 34 bytes`,
          source: `Korthikanti et al. 2022, eq. 1, flash attention; the logits (${logits.toFixed(1)} GiB) are gone by then`,
          gib: live,
        }
      : {
          label: "Logits of one chunk, with gradient",
          formula: `${grouped(Math.min(LOGIT_CHUNK, tokens))} tokens × ${grouped(vocabulary)} × 8 bytes`,
          source: `fused cross-entropy, fp32; the recomputed layer (${live.toFixed(1)} GiB) comes later and is smaller`,
          gib: logits,
        },
    { label: "Everything else", formula: "2 GiB + 5 % of the above", source: "our allowance", gib: rest },
  ];
  return { terms, total, available: config.gpuMemory, headroom: headroomOf(config), architecture: from };
}

/** Share of the memory that stays free; negative when the step does not fit. */
export const headroomOf = (config: RunConfig) => 1 - parts(config, config.batchSize).total / config.gpuMemory;

/** GiB that one step takes on each GPU. */
export const memoryInUse = (config: RunConfig) => parts(config, config.batchSize).total;

/** The batch sizes that the slider offers: powers of two, in tokens. */
export const batchSizes: readonly number[] = Array.from({ length: 11 }, (_, i) => 1024 * 2 ** i);

/** The largest power of two, in tokens, that fits in 90 % of the memory; undefined when none does. */
export const largestBatch = (config: RunConfig) =>
  batchSizes.findLast((tokens) => parts(config, tokens).total <= FILL_LIMIT * config.gpuMemory);
