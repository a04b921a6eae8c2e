import { expect, test } from "vitest";
import { ANSWERS } from "./dimensions.ts";
import { subtractKlGradient } from "./kl.ts";
import { gaussians } from "./random.ts";

function softmax(logits: Float64Array): Float64Array {
  const weights = logits.map(Math.exp);
  const total = weights.reduce((sum, weight) => sum + weight);
  return weights.map((weight) => weight / total);
}

function divergence(logits: Float64Array, baseLogits: Float64Array, sharpness: number): number {
  const base = softmax(baseLogits.map((logit) => logit * sharpness));
  return softmax(logits.map((logit) => logit * sharpness)).reduce(
    (sum, p, k) => sum + p * Math.log(p / (base[k] as number)),
    0,
  );
}

const baseLogits = gaussians(ANSWERS, 1, 1);
const logits = gaussians(ANSWERS, 1, 2);

test.each([0.5, 1, 3.5])(
  "is minus the weighted slope of the divergence from the base model, at sharpness %d",
  (sharpness) => {
    const gradient = new Float64Array(ANSWERS).fill(1);
    const probabilities = softmax(logits.map((logit) => logit * sharpness));
    subtractKlGradient(probabilities, baseLogits, sharpness, 0.3, gradient);
    for (let k = 0; k < ANSWERS; k++) {
      const moved = (by: number) => logits.map((logit, i) => (i === k ? logit + by : logit));
      const up = divergence(moved(1e-5), baseLogits, sharpness);
      const down = divergence(moved(-1e-5), baseLogits, sharpness);
      expect(gradient[k]).toBeCloseTo(1 - (0.3 * (up - down)) / 2e-5, 8);
    }
  },
);

test("is 0 at the base model", () => {
  const gradient = new Float64Array(ANSWERS);
  subtractKlGradient(softmax(baseLogits), baseLogits, 1, 1, gradient);
  for (const slope of gradient) expect(slope).toBeCloseTo(0, 12);
});
