import type { ScoredPrompt } from "./rollouts.ts";

/** How often prompts give one score: the share of the prompts that each of the rates has. */
export interface RateMixture {
  readonly score: number;
  readonly shares: readonly number[];
}

/** Rates from never to always, closer together at the ends: a prompt that is right once in a hundred is not dead. */
const rates: readonly number[] = [
  0,
  ...[0.005, 0.01, 0.02, 0.035],
  ...Array.from({ length: 19 }, (_, i) => (i + 1) / 20),
  ...[0.965, 0.98, 0.99, 0.995],
  1,
];
/** Rounds of fitting; further ones hardly change what is predicted, and follow chance. */
const ROUNDS = 300;

/** Rollouts of a prompt with and without the score, and how many prompts have so many. */
interface Outcome {
  readonly own: number;
  readonly others: number;
  prompts: number;
}

function outcomesOf(prompts: readonly ScoredPrompt[], score: number): readonly Outcome[] {
  const outcomes = new Map<string, Outcome>();
  for (const { counts, rollouts } of prompts) {
    const own = counts.get(score) ?? 0;
    const key = `${own}/${rollouts}`;
    const known = outcomes.get(key);
    if (known) known.prompts++;
    else outcomes.set(key, { own, others: rollouts - own, prompts: 1 });
  }
  return [...outcomes.values()];
}

/** How likely an outcome is at each rate, up to a factor. */
function likelihoods({ own, others }: Pick<Outcome, "own" | "others">): Float64Array {
  const logs = rates.map(
    (rate) => (own > 0 ? own * Math.log(rate) : 0) + (others > 0 ? others * Math.log(1 - rate) : 0),
  );
  const best = Math.max(...logs);
  return Float64Array.from(logs, (log) => Math.exp(log - best));
}

/**
 * Fits how often prompts give a score (maximum likelihood without a law for the rates, Laird 1978, by expectation and maximization). There is at least one
 * prompt.
 */
export function rateMixture(prompts: readonly ScoredPrompt[], score: number): RateMixture {
  const outcomes = outcomesOf(prompts, score).map((outcome) => ({ ...outcome, likely: likelihoods(outcome) }));
  let shares: number[] = rates.map(() => 1 / rates.length);
  for (let round = 0; round < ROUNDS; round++) {
    const next = rates.map(() => 0);
    for (const { likely, prompts: count } of outcomes) {
      const posterior = shares.map((share, i) => share * (likely[i] as number));
      const sum = posterior.reduce((all, value) => all + value, 0);
      for (const [i, value] of posterior.entries()) next[i] = (next[i] as number) + (count * value) / sum;
    }
    shares = next.map((value) => value / prompts.length);
  }
  return { score, shares };
}

/** Returns a function of a prompt: the chance that n new rollouts of it all have the mixture's score. */
export function allByMixture({ shares, score }: RateMixture, n: number): (prompt: ScoredPrompt) => number {
  const all = rates.map((rate) => rate ** n);
  const known = new Map<string, number>();
  return ({ counts, rollouts }) => {
    const own = counts.get(score) ?? 0;
    const key = `${own}/${rollouts}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const likely = likelihoods({ own, others: rollouts - own });
    let [sum, whole] = [0, 0];
    for (const [i, share] of shares.entries()) {
      const weight = share * (likely[i] as number);
      sum += weight * (all[i] as number);
      whole += weight;
    }
    known.set(key, sum / whole);
    return sum / whole;
  };
}
