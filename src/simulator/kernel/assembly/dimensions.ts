// Dimensions of the model, as in ../../model/dimensions.ts, and byte layouts. All floats in memory are f32 unless stated otherwise.

export const ANSWERS: i32 = 10;
export const FEATURES: i32 = 48;
export const FORMAT_CONTEXTS: i32 = 4;
export const FORMAT_TOKENS: i32 = 8;
export const HELD_OUT: i32 = 128;

/** Capacity; ../kernel.ts refuses larger runs. */
export const MOST_PROMPTS: i32 = 1000;
export const MOST_STEPS: i32 = 10000;
export const MOST_RANK: i32 = 28;
export const MOST_ROLLOUTS: i32 = 32;
export const MOST_POINTS: i32 = 26;

/** Bytes of a vector over features, and of one over answers, whose 10 entries are padded to 12: three SIMD vectors. */
export const FEATURE_BYTES: usize = 192;
export const ANSWER_BYTES: usize = 48;

/** A context in memory: features, base logits, pay. The padding has logit NEVER and pay 0. */
export const CONTEXT_BYTES: usize = 288;
export const CONTEXT_LOGITS: usize = 192;
export const CONTEXT_PAY: usize = 240;
/** A logit with probability 0 at any temperature, but not -Infinity, which could make a NaN. */
export const NEVER: f32 = -1e9;

/** A hidden unit of the adapter in memory: its row of A, then its column of B. */
export const UNIT_BYTES: usize = 240;
export const UNIT_UP: usize = 192;

/** The policy's output for a context in memory: hidden units, logits minus the highest, probabilities, sum of exponentials. */
export const ACTIVATION_BYTES: usize = 224;
export const ACTIVATION_LOGITS: usize = 112;
export const ACTIVATION_CHANCES: usize = 160;
export const ACTIVATION_TOTAL: usize = 208;
