import { ANSWERS, FORMAT_CONTEXTS, FORMAT_REPEATS, FORMAT_TOKENS } from "./dimensions.ts";
import type { Activation } from "./policy.ts";
import { uniform } from "./random.ts";
import type { FormatContext } from "./task.ts";

/** Index of the random number that decides whether a response is well formed; format token t uses index t + 1. */
const VALIDITY_DRAW = 99;

/** A format context with the policy's output for it. */
export interface FormatView {
  readonly context: FormatContext;
  readonly activation: Activation;
}

const chanceOfRight = ({ context, activation }: FormatView) => activation.probabilities[context.rightToken] as number;

/** Probability that all FORMAT_TOKENS tokens of a response are right. An adapter that overshoots on the task lowers it, which causes collapse. */
export function validityOf(views: readonly FormatView[]): number {
  let validity = 1;
  for (const view of views) validity *= chanceOfRight(view) ** FORMAT_REPEATS;
  return validity;
}

/**
 * Samples the format tokens of one response into `tokens` and returns whether all are right; `validity` is `validityOf(views)`.
 *
 * One random number decides whether the response is valid. Only an invalid one is sampled token by token, given that at least one token is
 * wrong: the same distribution as FORMAT_TOKENS independent samples, at an eighth of the cost.
 */
export function sampleFormat(
  views: readonly FormatView[],
  validity: number,
  seed: number,
  visit: number,
  sample: number,
  tokens: Int32Array,
): boolean {
  const valid = uniform(seed, visit, sample, VALIDITY_DRAW) < validity;
  const rightFrom = valid ? undefined : chancesOfRightFrom(views);
  let broken = false;
  for (let token = 0; token < FORMAT_TOKENS; token++) {
    const view = views[token % FORMAT_CONTEXTS] as FormatView;
    const { rightToken } = view.context;
    tokens[token] = rightToken;
    if (rightFrom === undefined) continue;

    const wrong = 1 - chanceOfRight(view);
    const chanceOfWrong = broken ? wrong : wrong / (1 - (rightFrom[token] as number) + 1e-12);
    const draw = uniform(seed, visit, sample, token + 1);
    const lastChance = token === FORMAT_TOKENS - 1 && !broken;
    if (draw >= chanceOfWrong && !lastChance) continue;
    broken = true;
    // given that it is below chanceOfWrong, the draw is uniform there: it can select the wrong token too
    const share = Math.min((draw / Math.max(chanceOfWrong, 1e-30)) * wrong, wrong * 0.999);
    tokens[token] = wrongToken(view.activation.probabilities, rightToken, share);
  }
  return valid;
}

const rightFromToken = new Float64Array(FORMAT_TOKENS + 1);

/** Returns the probability that all tokens from t on are right at [t], 1 at the end, in a buffer that the next call overwrites. */
function chancesOfRightFrom(views: readonly FormatView[]): Float64Array {
  rightFromToken[FORMAT_TOKENS] = 1;
  for (let token = FORMAT_TOKENS - 1; token >= 0; token--)
    rightFromToken[token] =
      (rightFromToken[token + 1] as number) * chanceOfRight(views[token % FORMAT_CONTEXTS] as FormatView);
  return rightFromToken;
}

/** Samples a wrong token by inverting the cumulative distribution over the wrong ones at `share`. */
function wrongToken(probabilities: Float64Array, rightToken: number, share: number): number {
  let rest = share;
  for (let token = 0; token < ANSWERS; token++) {
    if (token === rightToken) continue;
    rest -= probabilities[token] as number;
    if (rest < 0) return token;
  }
  // rounding errors only
  return rightToken === ANSWERS - 1 ? ANSWERS - 2 : ANSWERS - 1;
}
