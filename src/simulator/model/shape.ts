/** Answers a prompt can get; number 0 is the lazy one, 1..9 are the contentful ones. */
export const ANSWERS = 10;
/** Features of a prompt or of a format context. */
export const FEATURES = 48;
/** Situations in which a response has to be formatted; each one occurs FORMAT_REPEATS times in every response. */
export const FORMAT_CONTEXTS = 4;
export const FORMAT_REPEATS = 2;
/** Format tokens of a response; token t belongs to context t % FORMAT_CONTEXTS. */
export const FORMAT_TOKENS = FORMAT_CONTEXTS * FORMAT_REPEATS;
/** The temperature at which the base model earns its starting reward: the service's default. */
export const BASE_TEMPERATURE = 0.7;

/** What the policy sees and what the base model makes of it. */
export interface Context {
  /** FEATURES values. */
  readonly features: Float64Array;
  /** ANSWERS logits of the base model, at BASE_TEMPERATURE. */
  readonly baseLogits: Float64Array;
}
