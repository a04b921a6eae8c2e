import { passRatesOf } from "../../diagnosis/passRates/passRates.ts";
import type { ScoredPrompt } from "../../diagnosis/passRates/rollouts.ts";
import { uniforms } from "../../diagnosis/trend/drawn.ts";
import type { Seeds } from "../settings/simulate.ts";

/** Laws of the pass rates of a data set. */
const laws: readonly (readonly [name: string, law: (uniform: () => number) => number])[] = [
  ["even", (uniform) => uniform()],
  ["hard", (uniform) => uniform() ** 6],
  ["many dead", (uniform) => (uniform() < 0.4 ? 0 : uniform() < 0.3 ? 1 : uniform())],
  ["two kinds", (uniform) => (uniform() < 0.5 ? 0.1 : 0.8)],
  ["dead or even", (uniform) => (uniform() < 0.5 ? 0 : 0.5)],
];
const sizes = [2, 4, 8, 16] as const;
/** Rollouts of a prompt in the file. */
const rolloutCounts = [8, 4] as const;
/** Groups of a prompt that are drawn anew. */
const GROUPS = 4;
/** Prompts of a data set for each seed. */
const PROMPTS = 100;

/** The share of useful groups that is predicted from a file, and what new groups of the same simulated prompts show. */
export interface SignalTrial {
  readonly law: string;
  /** Rollouts of a prompt in the file. */
  readonly rollouts: number;
  readonly n: number;
  readonly predicted: number;
  readonly realized: number;
}

/** Predicts the useful share of simulated prompts, 100 for each seed with 8 or 4 rollouts each, and draws new groups of them. */
export function signalTrials({ first, count }: Seeds): readonly SignalTrial[] {
  return rolloutCounts.flatMap((rollouts) => laws.flatMap((law) => trialsOf(law, rollouts, { first, count })));
}

function trialsOf([name, law]: (typeof laws)[number], rollouts: number, { first, count }: Seeds): SignalTrial[] {
  const uniform = uniforms(first);
  const chances = Array.from({ length: PROMPTS * count }, () => law(uniform));
  const right = (chance: number, among: number) => {
    let sum = 0;
    for (let i = 0; i < among; i++) sum += Number(uniform() < chance);
    return sum;
  };
  const prompts = chances.map((chance, i): ScoredPrompt => {
    const own = right(chance, rollouts);
    const counts = new Map([[1, own] as const, [0, rollouts - own] as const].filter(([, many]) => many > 0));
    return { label: String(i), counts, rollouts };
  });
  const rates = passRatesOf({ prompts });
  if ("problem" in rates) return [];
  return sizes.map((n): SignalTrial => {
    let useful = 0;
    for (const chance of chances)
      for (let group = 0; group < GROUPS; group++) useful += Number(right(chance, n) % n !== 0);
    const predicted = rates.usefulShare[n] ?? Number.NaN;
    return { law: name, rollouts, n, predicted, realized: useful / GROUPS / chances.length };
  });
}
