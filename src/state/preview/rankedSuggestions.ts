import type { Suggestion } from "../../schema/plan/suggestion.ts";
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
  /** Simulated steps that do not end clearly better, and are not shown. */
  readonly tried: readonly RankedSuggestion[];
  /** True while effects are being simulated. */
  readonly isWaiting: boolean;
}

/** Least change of the held-out reward that is shown: rewards have two decimals. */
const VISIBLE = 0.01;
/** Factor from the 90% interval to one of 99%: the best of about ten steps is looked for, so a single one is often better by luck. */
const AMONG_MANY = 1.6;

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

/** Tells whether the simulation speaks against a suggestion: the held-out reward ends clearly lower, and no fewer runs collapse. */
export const disagrees = (effect: Effect | undefined): effect is Difference =>
  isMeasured(effect) && lower(effect.heldOutEnd) && !(isClear(effect.collapse) && effect.collapse.change < 0);

/** How much a suggestion helps; 0 where it does not, or where it is not known. */
const gain = ({ effect }: RankedSuggestion) =>
  isMeasured(effect) && helps(effect) ? Math.max(effect.heldOutEnd.change, -effect.collapse.change) : 0;
const byGain = (one: RankedSuggestion, other: RankedSuggestion) => gain(other) - gain(one);

/**
 * Ranks suggestions: errors, then what the simulation shows to help, then other advice. A trial is shown only if it helps clearly, at most one
 * per field, and only while no advice does: the documents come first.
 */
export function rank(advice: readonly Suggestion[], trials: readonly Suggestion[], effects: Effects): Ranking {
  const known = (suggestion: Suggestion): RankedSuggestion => ({
    ...suggestion,
    effect: effects.get(effectKey(suggestion)),
  });
  const errors = advice.filter(({ kind }) => kind === "error").map(known);
  const advised = advice.filter(({ kind }) => kind === "advice").map(known);
  const steps = trials.map(known);
  const isAdviceEnough = errors.length > 0 || advised.some((one) => gain(one) > 0);
  const better = steps.filter(({ effect }) => isMeasured(effect) && helps(effect, AMONG_MANY)).toSorted(byGain);
  const shown = isAdviceEnough
    ? []
    : better.filter(({ field }, index) => better.findIndex((other) => other.field === field) === index);
  const all = [...advised, ...shown];
  return {
    suggestions: [
      ...errors,
      ...all.filter((one) => gain(one) > 0).toSorted(byGain),
      ...all.filter((one) => gain(one) === 0),
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
