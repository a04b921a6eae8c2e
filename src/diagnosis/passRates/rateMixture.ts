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
/** Share of the prompts that are taken for never and always right, together, before any is seen: files of rollouts have dead prompts. */
const ENDS = 0.2;
/** Rounds of fitting: one for each prompt within these bounds, as further ones follow chance where prompts are few (tuned on 12 laws of rates). */
const [FEWEST_ROUNDS, MOST_ROUNDS] = [200, 3000];

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
  const inner = (1 - ENDS) / rates.length;
  const shares = rates.map((rate) => (rate === 0 || rate === 1 ? inner + ENDS / 2 : inner));
  const next = new Float64Array(rates.length);
  const rounds = Math.max(FEWEST_ROUNDS, Math.min(MOST_ROUNDS, prompts.length));
  for (let round = 0; round < rounds; round++) {
    next.fill(0);
    for (const { likely, prompts: count } of outcomes) {
      let sum = 0;
      for (let i = 0; i < likely.length; i++) sum += (shares[i] as number) * (likely[i] as number);
      for (let i = 0; i < likely.length; i++)
        next[i] = (next[i] as number) + (count * (shares[i] as number) * (likely[i] as number)) / sum;
    }
    for (const [i, value] of next.entries()) shares[i] = value / prompts.length;
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
