import { architectureOf } from "./architecture.ts";
import type { RunConfig } from "./config.ts";

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
export const LOGIT_CHUNK = 4096;
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

/**
 * Prompts in one optimizer step where a batch is counted in groups, as the simulation and the Training API's recipes count it: those whose
 * rollouts, of typical length, come nearest to the batch in tokens; at least one.
 */
export const promptGroupsPerStep = ({ batchSize, typicalTokens, responseCandidatesCount: n }: RunConfig): number =>
  Math.max(1, Math.round(batchSize / (typicalTokens * n)));

/** Optimizer steps in one pass through the prompts, each response of typical length. */
export const stepsPerEpoch = (config: RunConfig) =>
  Math.max(1, Math.ceil((config.prompts * config.responseCandidatesCount * config.typicalTokens) / config.batchSize));

/** Trainable weights of an adapter on all linear layers: rank times the inputs and outputs of each (Hu et al. 2021, LoRA). */
export function adapterWeights(config: RunConfig): number {
  const { layers, hidden, feedForward, keyValueWidth } = architectureOf(config.modelSize);
  // query and output: 2 h each; key and value: h + kv each; gate, up and down: h + ff each
  return config.loraRank * layers * (4 * hidden + 2 * (hidden + keyValueWidth) + 3 * (hidden + feedForward));
}

/** GiB of each part on each GPU; of `live` and `logits` only the larger one is there at the time of the peak. */
export function memoryParts(config: RunConfig, batchSize: number) {
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

/** Share of the memory that stays free; negative when the step does not fit. */
export const headroomOf = (config: RunConfig) => 1 - memoryParts(config, config.batchSize).total / config.gpuMemory;

/** GiB that one step takes on each GPU. */
export const memoryInUse = (config: RunConfig) => memoryParts(config, config.batchSize).total;

/** The batch sizes that the slider offers: powers of two, in tokens. */
export const batchSizes: readonly number[] = Array.from({ length: 11 }, (_, i) => 1024 * 2 ** i);

/** The largest power of two, in tokens, that fits in 90 % of the memory; undefined when none does. */
export const largestBatch = (config: RunConfig) =>
  batchSizes.findLast((tokens) => memoryParts(config, tokens).total <= FILL_LIMIT * config.gpuMemory);
