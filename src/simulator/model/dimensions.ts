/** Answers to a prompt; 0 is the lazy answer, 1..9 have content. */
export const ANSWERS = 10;
/** Features of a prompt or of a format context. */
export const FEATURES = 48;
/** Contexts in which a response must be formatted; each occurs FORMAT_REPEATS times per response. */
export const FORMAT_CONTEXTS = 4;
export const FORMAT_REPEATS = 2;
/** Format tokens of a response; token t belongs to context t % FORMAT_CONTEXTS. */
export const FORMAT_TOKENS = FORMAT_CONTEXTS * FORMAT_REPEATS;
/** Temperature at which the base model has its starting reward: the service's default. */
export const BASE_TEMPERATURE = 0.7;

/** Input of the policy, with the base model's output for it. */
export interface Context {
  /** FEATURES values. */
  readonly features: Float64Array;
  /** ANSWERS logits of the base model, at BASE_TEMPERATURE. */
  readonly baseLogits: Float64Array;
}
