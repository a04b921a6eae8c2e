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
/** Tokens that fused cross-entropy turns into logits at a time. */
export const LOGIT_CHUNK = 4096;
/** An fp32 logit and its gradient. */
const LOGIT = 2 * 4;
/** CUDA context, buffers and fragmentation: a fixed part and a share of the rest (Goldilocks heuristic). */
const REST_GIB = 2;
const REST_SHARE = 0.05;

/** Largest share of the memory that a recommended batch fills: above it the estimate is too rough to promise a fit. */
export const FILL_LIMIT = 0.9;
/** Fireworks' rule (2025-11-08): raise the batch only if more than this share of the memory is free. */
export const HEADROOM_RULE = 0.3;

/** Returns the sequences of full context length per optimizer step, not rounded. */
export const fullLengthSequences = (config: RunConfig) => config.batchSize / config.maxContextLength;

/** Returns the responses of typical length per optimizer step, not rounded. */
export const responsesPerStep = (config: RunConfig) => config.batchSize / config.typicalTokens;

/**
 * Returns the prompts per optimizer step where a batch is counted in groups, as by the simulation and the Training API's recipes: those whose
 * rollouts of typical length come nearest to the batch in tokens, at least one.
 */
export const promptGroupsPerStep = ({ batchSize, typicalTokens, responseCandidatesCount: n }: RunConfig): number =>
  Math.max(1, Math.round(batchSize / (typicalTokens * n)));

/** Returns the optimizer steps per epoch, each response of typical length. */
export const stepsPerEpoch = (config: RunConfig) =>
  Math.max(1, Math.ceil((config.prompts * config.responseCandidatesCount * config.typicalTokens) / config.batchSize));

/** Counts the trainable weights of an adapter on all linear layers: rank times the inputs and outputs of each (Hu et al. 2021, LoRA). */
export function adapterWeights(config: RunConfig): number {
  const { layers, hidden, feedForward, keyValueWidth } = architectureOf(config.modelSize);
  // query and output: 2 h each; key and value: h + kv each; gate, up and down: h + ff each
  return config.loraRank * layers * (4 * hidden + 2 * (hidden + keyValueWidth) + 3 * (hidden + feedForward));
}

/** Estimates the memory of each part, in GiB per GPU. The peak holds only the larger one of `live` and `logits`. */
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

/** Returns the share of the memory that stays free; negative where a step does not fit. */
export const headroomOf = (config: RunConfig) => 1 - memoryParts(config, config.batchSize).total / config.gpuMemory;

/** Returns the memory of a step, in GiB per GPU. */
export const memoryInUse = (config: RunConfig) => memoryParts(config, config.batchSize).total;

/** The values of the batch slider: powers of two, in tokens. */
export const batchSizes: readonly number[] = Array.from({ length: 11 }, (_, i) => 1024 * 2 ** i);

/** Returns the largest batch size of the slider, in tokens, that fits in 90% of the memory; undefined where none does. */
export const largestBatch = (config: RunConfig) =>
  batchSizes.findLast((tokens) => memoryParts(config, tokens).total <= FILL_LIMIT * config.gpuMemory);
