import type { VerdictName } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { costAgainst } from "../../schema/plan/runSize.ts";
import { applied, type Suggestion } from "../../schema/plan/suggestion.ts";
import { risksOverfitting } from "../../schema/plan/trials.ts";
import { type Difference, isClear, type PairedChange } from "../../simulator/runs/difference.ts";

/** The simulated effect of a suggestion: "same" where the simulation ignores the change, "failed" where a run failed. */
export type Effect = Difference | "same" | "failed";

/** A suggestion with its effect; undefined until it is simulated. */
export interface RankedSuggestion extends Suggestion {
  readonly effect: Effect | undefined;
}

export interface Ranking {
  /** In the order in which they are shown. */
  readonly suggestions: readonly RankedSuggestion[];
  /** Simulated changes that neither end clearly better nor save cost, and are not shown. */
  readonly tried: readonly RankedSuggestion[];
  /** True while effects are being simulated. */
  readonly isWaiting: boolean;
}

/** Least change of the held-out reward that is shown: rewards have two decimals. */
const VISIBLE = 0.01;
/** Factor from the 90% interval to one of 99%: the best of about ten steps is looked for, so a single one is often better by luck. */
const AMONG_MANY = 1.6;

/** Highest cost, against that of the settings, at which the same held-out reward is worth a change. */
const CHEAPER = 0.5;

/** The effects by `effectKey`. */
export type Effects = ReadonlyMap<string, Effect>;
export const effectKey = ({ field, to }: Pick<Suggestion, "field" | "to">) => `${field} ${to}`;

const isMeasured = (effect: Effect | undefined): effect is Difference => typeof effect === "object";
const higher = ({ change, low }: PairedChange, factor = 1) => change >= VISIBLE && change - factor * (change - low) > 0;
const lower = ({ change, high }: PairedChange) => change <= -VISIBLE && high < 0;

/** Tells whether fewer runs collapse, or the held-out reward ends clearly higher. */
export const helps = ({ heldOutEnd, collapse }: Difference, factor = 1): boolean =>
  !lower(heldOutEnd) &&
  !(isClear(collapse) && collapse.change > 0) &&
  (higher(heldOutEnd, factor) || (isClear(collapse) && collapse.change < 0));

/**
 * Tells whether a change saves at least half of the cost and ends as before: no clear difference, and a mean that falls by less than is shown.
 * The way back of such a change never helps, because on the same seeds it would have to raise that mean, or lower the collapses clearly.
 */
export const saves = ({ heldOutEnd, collapse }: Difference, cost: number): boolean =>
  cost <= CHEAPER && heldOutEnd.change > -VISIBLE && !isClear(heldOutEnd) && !isClear(collapse);

/** Tells whether the simulation speaks against a suggestion: the held-out reward ends clearly lower, and no fewer runs collapse. */
export const disagrees = (effect: Effect | undefined): effect is Difference =>
  isMeasured(effect) && lower(effect.heldOutEnd) && !(isClear(effect.collapse) && effect.collapse.change < 0);

/** How much a suggestion helps; 0 where it does not, or where it is not known. */
const gain = ({ effect }: RankedSuggestion) =>
  isMeasured(effect) && helps(effect) ? Math.max(effect.heldOutEnd.change, -effect.collapse.change) : 0;
const byGain = (one: RankedSuggestion, other: RankedSuggestion) => gain(other) - gain(one);

/** What the ranking depends on beside the effects. */
export interface Ranked {
  readonly config: RunConfig;
  /** The verdict on the simulated runs of the config; undefined where there is none. */
  readonly verdict: VerdictName | undefined;
}

/**
 * Ranks suggestions: errors, then what the simulation shows to help, then other advice, what it disagrees with last. A trial is shown only if
 * it helps clearly or saves cost, at most one per field, and only while no advice helps: the documents come first. At overfitting no trial is
 * shown that the documents say adds to it.
 */
export function rank(
  advice: readonly Suggestion[],
  trials: readonly Suggestion[],
  effects: Effects,
  { config, verdict }: Ranked,
): Ranking {
  const known = (suggestion: Suggestion): RankedSuggestion => ({
    ...suggestion,
    effect: effects.get(effectKey(suggestion)),
  });
  const errors = advice.filter(({ kind }) => kind === "error").map(known);
  const advised = advice.filter(({ kind }) => kind === "advice").map(known);
  const steps = trials.filter((one) => verdict !== "overfit" || !risksOverfitting(one)).map(known);
  const isAdviceEnough = errors.length > 0 || advised.some((one) => gain(one) > 0);
  const helping = steps.filter(({ effect }) => isMeasured(effect) && helps(effect, AMONG_MANY)).toSorted(byGain);
  const cost = (step: Suggestion) => costAgainst(applied(config, step), config);
  const saving = steps.filter((step) => isMeasured(step.effect) && saves(step.effect, cost(step)));
  const better = [...helping, ...saving.toSorted((one, other) => cost(one) - cost(other))];
  const shown = isAdviceEnough
    ? []
    : better.filter(({ field }, index) => better.findIndex((other) => other.field === field) === index);
  const all = [...advised, ...shown];
  return {
    suggestions: [
      ...errors,
      ...all.filter((one) => gain(one) > 0).toSorted(byGain),
      ...all.filter((one) => gain(one) === 0 && !disagrees(one.effect)),
      ...all.filter((one) => gain(one) === 0 && disagrees(one.effect)),
    ],
    tried: steps.filter((step) => step.effect !== undefined && !better.includes(step)),
    isWaiting: [...advised, ...steps].some(({ effect }) => effect === undefined),
  };
}

/** Returns the number of runs that collapse before and after a change. */
export const collapses = ({ collapse, pairs }: Difference) => ({
  before: Math.round(collapse.before * pairs),
  after: Math.round(collapse.after * pairs),
});
