import type { Activation } from "./policy.ts";
import { uniform } from "./random.ts";
import { ANSWERS, FORMAT_CONTEXTS, FORMAT_REPEATS, FORMAT_TOKENS } from "./shape.ts";
import type { FormatContext } from "./task.ts";

/** The draw of a rollout that decides whether the whole response is well formed; format token t has draw t + 1. */
const VALIDITY_DRAW = 99;

/** A context of the format together with what the policy makes of it. */
export interface FormatView {
  readonly context: FormatContext;
  readonly activation: Activation;
}

const chanceOfRight = ({ context, activation }: FormatView) => activation.probabilities[context.rightToken] as number;

/** Chance that all FORMAT_TOKENS tokens of a response are right. An adapter that overshoots on the task lowers it: this is how collapse happens. */
export function validityOf(views: readonly FormatView[]): number {
  let validity = 1;
  for (const view of views) validity *= chanceOfRight(view) ** FORMAT_REPEATS;
  return validity;
}

/**
 * Draws the format tokens of one response into `tokens` and returns whether all are right; `validity` is `validityOf(views)`.
 *
 * One draw decides between right and broken, and only a broken response is drawn token by token, on condition that at least one
 * is wrong. That is exactly the distribution of FORMAT_TOKENS independent draws, at an eighth of the cost.
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
  // chance that every token from this one on is right: divided by its own chance as we pass each token
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
    // a draw below chanceOfWrong is uniform below it, so it can choose the token too
    const share = Math.min((draw / Math.max(chanceOfWrong, 1e-30)) * wrong, wrong * 0.999);
    tokens[token] = wrongToken(view.activation.probabilities, rightToken, share);
  }
  return valid;
}

const rightFromToken = new Float64Array(FORMAT_TOKENS + 1);

/** At [t] the chance that all tokens from t on are right, 1 at the end. Overwritten by the next call. */
function chancesOfRightFrom(views: readonly FormatView[]): Float64Array {
  rightFromToken[FORMAT_TOKENS] = 1;
  for (let token = FORMAT_TOKENS - 1; token >= 0; token--)
    rightFromToken[token] =
      (rightFromToken[token + 1] as number) * chanceOfRight(views[token % FORMAT_CONTEXTS] as FormatView);
  return rightFromToken;
}

/** The wrong token in whose stretch `share` falls, when the probabilities of the wrong ones are laid end to end. */
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
