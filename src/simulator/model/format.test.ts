import { expect, test } from "vitest";
import { ANSWERS, FEATURES, FORMAT_TOKENS } from "./dimensions.ts";
import { type FormatView, sampleFormat, validityOf } from "./format.ts";
import { makeActivation } from "./policy.ts";

/** A context whose right token has this chance; the wrong ones share the rest unevenly. */
function view(rightToken: number, chance: number): FormatView {
  const activation = makeActivation(1);
  for (let token = 0; token < ANSWERS; token++)
    activation.probabilities[token] = ((1 - chance) * (token + 1)) / (55 - rightToken - 1);
  activation.probabilities[rightToken] = chance;
  const context = { features: new Float64Array(FEATURES), baseLogits: new Float64Array(ANSWERS), rightToken };
  return { context, activation };
}

const views = [view(0, 0.9), view(9, 0.7), view(4, 0.8), view(5, 0.95)];
const chances = [0.9, 0.7, 0.8, 0.95];
const draws = 100_000;
const validity = validityOf(views);

const responses = Array.from({ length: draws }, (_, i) => {
  const tokens = new Int32Array(FORMAT_TOKENS);
  return { valid: sampleFormat(views, validity, 3, 1 + Math.floor(i / 32), i % 32, tokens), tokens };
});
const wrongAt = (tokens: Int32Array, token: number) => tokens[token] !== views[token % 4]?.context.rightToken;
const share = (holds: (tokens: Int32Array) => boolean) =>
  responses.filter(({ tokens }) => holds(tokens)).length / draws;

/** Four standard errors of a share of `draws`. */
const margin = (p: number) => 4 * Math.sqrt((p * (1 - p)) / draws);

test("is valid with the chance that all eight tokens are right", () => {
  expect(validity).toBeCloseTo((0.9 * 0.7 * 0.8 * 0.95) ** 2, 12);
  const valid = responses.filter((response) => response.valid).length / draws;
  expect(Math.abs(valid - validity)).toBeLessThan(margin(validity));
});

test("says valid exactly when every token is right", () => {
  for (const { valid, tokens } of responses) expect(tokens.some((_, t) => wrongAt(tokens, t))).toBe(!valid);
});

test.each([0, 1, 2, 3, 4, 5, 6, 7])("gets token %i right as often as an independent draw would", (token) => {
  const wrong = 1 - (chances[token % 4] as number);
  expect(Math.abs(share((tokens) => wrongAt(tokens, token)) - wrong)).toBeLessThan(margin(wrong));
});

test.each([
  [0, 1],
  [0, 7],
  [1, 5],
  [3, 4],
  [6, 7],
])("gets tokens %i and %i wrong together as often as two independent draws would", (one, other) => {
  const both = (1 - (chances[one % 4] as number)) * (1 - (chances[other % 4] as number));
  const seen = share((tokens) => wrongAt(tokens, one) && wrongAt(tokens, other));
  expect(Math.abs(seen - both)).toBeLessThan(margin(both));
});

test("draws wrong tokens in proportion to their probabilities, first and last token alike", () => {
  for (const token of [1, 5, 7])
    for (let k = 0; k < ANSWERS; k++) {
      const chance = views[token % 4]?.activation.probabilities[k] as number;
      expect(Math.abs(share((tokens) => tokens[token] === k) - chance)).toBeLessThan(margin(chance) + 1e-9);
    }
});
