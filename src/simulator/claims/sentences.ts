/** The claims of Fireworks' tuning page (2025-11-08) about the shape of a reward curve. */
export const claimIds = [
  "rate-high",
  "rate-low",
  "rate-right",
  "epochs-few",
  "epochs-many",
  "epochs-right",
  "rank-low",
  "rank-high",
  "rank-right",
  "batch-small-noise",
  "batch-small-exploration",
  "batch-large",
] as const;

export type ClaimId = (typeof claimIds)[number];

export interface ClaimSentences {
  /** The document's claim, paraphrased and attributed to it. */
  readonly document: string;
  /** The strongest statement about the simulation; the recorded verdict may allow less. */
  readonly simulation: string;
  /** Condition under which the simulation shows the claim; always stated with the sentence. */
  readonly condition?: string;
}

/** True of the default scenario; `claims.test.ts` measures that a perfect grader shows neither claim. */
const GAMEABLE = "only where the training grader can be gamed";

/** Texts in a file of their own, which the page loads without the code that measures the claims. */
export const sentences: Readonly<Record<ClaimId, ClaimSentences>> = {
  "rate-high": {
    document: "A learning rate that is too high makes the reward spike briefly and then collapse.",
    simulation:
      "At the highest rate most simulated runs rise and then collapse, because the adapter breaks the format of the answers.",
  },
  "rate-low": {
    document: "A learning rate that is too low learns slowly, and the reward levels off before its best.",
    simulation:
      "At the lowest rate the simulated reward rises little and then stays flat: steps this small are rounded away in low-precision weights.",
  },
  "rate-right": {
    document: "The right learning rate improves the reward steadily from start to end.",
    simulation:
      "At the default rate nearly every simulated run rises, and their mean improves in every part of the run.",
  },
  "epochs-few": {
    document:
      "With too few epochs the model has not seen the examples often enough, and the reward still climbs at the end.",
    simulation: "A second epoch still adds some training reward to the simulated default.",
  },
  "epochs-many": {
    document: "Too many epochs risk overfitting.",
    simulation:
      "From 3 to 10 epochs the simulated training reward still rises while held-out reward falls: the policy learns to satisfy the training grader's faults.",
    condition: GAMEABLE,
  },
  "epochs-right": {
    document: "With the right number of epochs the reward improves steadily and levels off near the end.",
    simulation: "Over 3 epochs the simulated reward rises and is level in the last fifth.",
  },
  "rank-low": {
    document: "A low rank may lack the capacity for complex tasks.",
    simulation: "On complex tasks simulated rank 8 ends well below rank 64, on simple ones hardly.",
  },
  "rank-high": {
    document: "A high rank risks overfitting.",
    simulation:
      "After 10 epochs simulated rank 64 ends below rank 8 on held-out prompts: it learns more of the training grader's faults.",
    condition: GAMEABLE,
  },
  "rank-right": {
    document: "A rank of 8 to 16 balances capacity and efficiency for most tasks.",
    simulation:
      "On simple and medium tasks simulated ranks 8 and 16 gain nearly as much in training as rank 64, and end above it on held-out prompts after 10 epochs.",
  },
  "batch-small-noise": {
    document: "A small batch makes updates noisier.",
    simulation: "The simulated reward of one batch is about twice as noisy for every fourfold smaller batch.",
  },
  "batch-small-exploration": {
    document: "The noise of a small batch may help exploration.",
    simulation:
      "A small batch makes more updates from the same data, and so leaves a lazy start more often; at the same number of updates it is the large batch that does.",
  },
  "batch-large": {
    document: "A large batch makes updates smoother and more stable.",
    simulation:
      "At a high rate simulated runs with a large batch collapse less often and end higher, also at the same number of updates.",
  },
};
