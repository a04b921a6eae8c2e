import type { RunConfig } from "../schema/config.ts";
import { batchSizeSamples, chunkSize, optimizerWeightDecay } from "../schema/loss.ts";
import { maxOutputTokens, topK, topP } from "../schema/rollout.ts";
import { maxContextLength } from "../schema/training.ts";

/** Settings that move nothing in the miniature. Named one by one, so that the worker's bundle leaves the whole table out. */
export const notModelled = {
  topP,
  topK,
  maxContextLength,
  maxOutputTokens,
  chunkSize,
  batchSizeSamples,
  optimizerWeightDecay,
};

/** Whether the simulation takes the field into account at all. */
export const isModelled = (field: keyof RunConfig): boolean => !Object.hasOwn(notModelled, field);
