import { logGamma } from "./logGamma.ts";
import { allByMixture, type RateMixture, rateMixture } from "./rateMixture.ts";
import type { ScoredPrompt } from "./rollouts.ts";

/** What is expected of the prompts of a file before the scores of one are seen. */
export interface ScorePrior {
  /** How often prompts give each of the commonest scores. */
  readonly common: readonly RateMixture[];
  /** Share of each other score among all. */
  readonly rare: ReadonlyMap<number, number>;
  /** Weight of those shares in rollouts (of a Dirichlet prior): small where a prompt repeats its scores. */
  readonly weight: number;
}

/** Scores that are fitted one by one, and the share of the rollouts from which they are. */
const MOST_COMMON = 6;
const COMMON = 0.01;
/** Prompts by which the weight is fitted. */
const MOST_FITTED = 1000;
/** Weights that are tried. */
const weights = Array.from({ length: 25 }, (_, i) => Math.exp(-5 + i / 2.5));

/** The weight under which the counts of the prompts are the likeliest (empirical Bayes; Dirichlet-multinomial). */
function fittedWeight(prompts: readonly ScoredPrompt[], shares: ReadonlyMap<number, number>): number {
  const stride = Math.max(1, Math.floor(prompts.length / MOST_FITTED));
  const fitted = prompts.filter((_, i) => i % stride === 0);
  const likelihood = (weight: number) => {
    let sum = 0;
    for (const { counts, rollouts } of fitted) {
      sum += logGamma(weight) - logGamma(weight + rollouts);
      for (const [score, count] of counts) {
        const share = weight * (shares.get(score) ?? 0);
        sum += logGamma(share + count) - logGamma(share);
      }
    }
    return sum;
  };
  const scored = weights.map((weight) => ({ weight, score: likelihood(weight) }));
  return scored.reduce((one, other) => (other.score > one.score ? other : one)).weight;
}

/** Fits the prior to prompts with two scores or more, at least one. */
export function scorePrior(prompts: readonly ScoredPrompt[]): ScorePrior {
  const total = new Map<number, number>();
  let rollouts = 0;
  for (const { counts } of prompts)
    for (const [score, count] of counts) {
      total.set(score, (total.get(score) ?? 0) + count);
      rollouts += count;
    }
  const shares = [...total].map(([score, count]) => [score, count / rollouts] as const);
  const common = shares
    .filter(([, share]) => share >= COMMON)
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, MOST_COMMON)
    .map(([score]) => score);
  const rare = new Map(shares.filter(([score]) => !common.includes(score)));
  return {
    common: common.map((score) => rateMixture(prompts, score)),
    rare,
    weight: rare.size === 0 ? 1 : fittedWeight(prompts, new Map(shares)),
  };
}

/** Chance that n draws without replacement from a prompt's own rollouts, at least n, all score the same: unbiased for n new ones. */
function equalWithin({ counts, rollouts }: ScoredPrompt, n: number): number {
  let sum = 0;
  for (const count of counts.values()) {
    let chance = 1;
    for (let i = 0; i < n && chance > 0; i++) chance *= Math.max(0, count - i) / (rollouts - i);
    sum += chance;
  }
  return sum;
}

/** Returns a function of a prompt: the chance that n new rollouts all have the same rare score. */
function equalRare({ rare, weight }: ScorePrior, n: number): (prompt: ScoredPrompt) => number {
  const rising = (from: number) => {
    let product = 1;
    for (let i = 0; i < n; i++) product *= from + i;
    return product;
  };
  let all = 0;
  for (const share of rare.values()) all += rising(weight * share);
  return ({ counts, rollouts }) => {
    let sum = all;
    for (const [score, count] of counts) {
      const share = rare.get(score);
      if (share !== undefined) sum += rising(weight * share + count) - rising(weight * share);
    }
    return sum / rising(weight + rollouts);
  };
}

/**
 * The expected share of groups of n rollouts that do not all score the same, each prompt counting alike. Of prompts with n rollouts or more it is
 * read off those; of the others it is predicted from theirs and the prior.
 */
export function usefulShare(prompts: readonly ScoredPrompt[], prior: ScorePrior, n: number): number {
  const parts = prior.common.map((mixture) => allByMixture(mixture, n));
  if (prior.rare.size > 0) parts.push(equalRare(prior, n));
  const predicted = (prompt: ScoredPrompt) =>
    Math.min(
      1,
      parts.reduce((sum, part) => sum + part(prompt), 0),
    );
  const equal = prompts.reduce(
    (sum, prompt) => sum + (prompt.rollouts >= n ? equalWithin(prompt, n) : predicted(prompt)),
    0,
  );
  return Math.min(1, Math.max(0, 1 - equal / prompts.length));
}
