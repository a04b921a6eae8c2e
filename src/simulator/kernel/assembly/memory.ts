// The memory layout. The compiler itself stores only a few constants in memory, so all other addresses are fixed here, and nothing grows.
import {
  ACTIVATION_BYTES, ANSWER_BYTES, ANSWERS, CONTEXT_BYTES, FORMAT_CONTEXTS, HELD_OUT, MOST_POINTS, MOST_PROMPTS, MOST_RANK,
  MOST_ROLLOUTS, MOST_STEPS, UNIT_BYTES,
} from "./dimensions";

/** Behind the compiler's static data, which begin at 1024. */
const BEGIN: usize = 2048;

/** Adapter, its gradient and its two Adam moments: MOST_RANK units each. */
const ADAPTER_BYTES: usize = UNIT_BYTES * MOST_RANK;
export const VALUE: usize = BEGIN;
export const GRADIENT: usize = VALUE + ADAPTER_BYTES;
export const FIRST_MOMENT: usize = GRADIENT + ADAPTER_BYTES;
export const SECOND_MOMENT: usize = FIRST_MOMENT + ADAPTER_BYTES;

/** The policy's output for the current prompt, and for each format context. */
export const ACTIVATION: usize = SECOND_MOMENT + ADAPTER_BYTES;
export const FORMAT_ACTIVATIONS: usize = ACTIVATION + ACTIVATION_BYTES;
/** Gradients with respect to the logits. */
export const LOGIT_GRADIENT: usize = FORMAT_ACTIVATIONS + ACTIVATION_BYTES * FORMAT_CONTEXTS;
/** For an evaluation, four prompts at a time: logits, the highest of each, shares, and four lanes of a sum each. */
export const LOGITS: usize = LOGIT_GRADIENT + ANSWER_BYTES;
export const HIGHESTS: usize = LOGITS + 4 * ANSWER_BYTES;
export const SHARES: usize = HIGHESTS + 16;
export const SUMS: usize = SHARES + 16;
export const FORMAT_GRADIENTS: usize = SUMS + 64;

/**
 * The rollouts of one prompt: f64 rewards, then replaced by their advantages; u8 answers; 8 u8 format tokens each, the first of which is
 * 255 in a valid response.
 */
export const ADVANTAGES: usize = FORMAT_GRADIENTS + ANSWER_BYTES * FORMAT_CONTEXTS;
export const ROLLOUT_ANSWERS: usize = ADVANTAGES + 8 * MOST_ROLLOUTS;
export const ROLLOUT_TOKENS: usize = ROLLOUT_ANSWERS + MOST_ROLLOUTS;
/** f64 probabilities that all format tokens from each of the 8 on are right, and 1 at the end. */
export const RIGHT_FROM: usize = ROLLOUT_TOKENS + 8 * MOST_ROLLOUTS;

/** i32 right answer minus 1 of each skill. */
export const SKILL_ANSWERS: usize = RIGHT_FROM + 80;
/** Logarithm of the base model's sum of exponentials, for each format context and training prompt. */
export const BASE_LOG_TOTALS: usize = SKILL_ANSWERS + 48;
/** i32 indices of the training prompts in the order of the epoch. */
export const ORDER: usize = BASE_LOG_TOTALS + 4 * <usize>(FORMAT_CONTEXTS + MOST_PROMPTS);
/** Step sizes, written from outside before a run. */
export const RATES: usize = ORDER + 4 * MOST_PROMPTS;
/** f64 results: batch reward of each step; step, reward and held-out reward of each evaluation. */
export const BATCH_REWARDS: usize = RATES + 4 * MOST_STEPS;
export const POINTS: usize = BATCH_REWARDS + 8 * MOST_STEPS;

/** Scratch memory for generating a task: Gaussians, plus up to 8 that a block writes in excess; 4 f64 per prompt. */
export const NOISE: usize = POINTS + 24 * MOST_POINTS;
const NOISE_BYTES: usize = 4 * (ANSWERS * (MOST_PROMPTS + HELD_OUT) + 8);
export const ODDS: usize = NOISE + NOISE_BYTES;
export const ODDS_BYTES: usize = 32;

/** The tasks. Each holds format contexts, training prompts and held-out prompts, then a u8 right answer for each of these. */
export const SLOTS: i32 = 80;
export const TASKS: usize = (ODDS + ODDS_BYTES * MOST_PROMPTS + 15) & ~15;
const MOST_CONTEXTS: usize = FORMAT_CONTEXTS + MOST_PROMPTS + HELD_OUT;
export const RIGHT_ANSWERS: usize = CONTEXT_BYTES * MOST_CONTEXTS;
export const TASK_BYTES: usize = (RIGHT_ANSWERS + MOST_CONTEXTS + 15) & ~15;
export const END: usize = TASKS + TASK_BYTES * SLOTS;
