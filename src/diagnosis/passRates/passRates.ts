import { scorePrior, usefulShare } from "./equalGroups.ts";
import type { Rollouts, ScoredPrompt } from "./rollouts.ts";

/** A prompt whose rollouts all score the same: it teaches nothing. */
export interface DeadPrompt {
  readonly label: string;
  readonly score: number;
  readonly rollouts: number;
}

/** What the grader's scores look like. */
export interface GraderCheck {
  /** Different scores. */
  readonly distinct: number;
  readonly lowest: number;
  readonly highest: number;
  /** Whether it gives one score alone. */
  readonly isConstant: boolean;
  /** Chance that two rollouts of one prompt score the same. */
  readonly ties: number;
  /** Share of the rollouts that score below 0 or above 1. */
  readonly outside: number;
}

/** What the prompts of a file teach. */
export interface PassRates {
  readonly prompts: number;
  readonly rollouts: number;
  /** Prompts with one score: they say nothing of a group, and only the mean counts them. */
  readonly single: number;
  /** Shares of the prompts with two scores or more, 0..1: none of them right, some, all. They add up to 1. */
  readonly never: number;
  readonly mixed: number;
  readonly always: number;
  /** A rollout is right from this score on. */
  readonly rightFrom: number;
  /** Share of right rollouts, each prompt counting alike. */
  readonly passRate: number;
  /** Mean score, each prompt counting alike. */
  readonly meanScore: number;
  /** Prompts by pass rate: exactly 0, ten steps of a tenth without the ends, exactly 1. */
  readonly histogram: readonly number[];
  /** Expected share of groups of n = 2..16 rollouts that do not all score the same. */
  readonly usefulShare: Readonly<Record<string, number>>;
  /** Rollouts that half of the prompts with several have: shares of larger groups are predicted. */
  readonly readUpTo: number;
  readonly dead: readonly DeadPrompt[];
  readonly grader: GraderCheck;
}

const sizes = Array.from({ length: 15 }, (_, i) => i + 2);
/** Steps of the histogram between its two ends. */
const STEPS = 10;

function extremesOf(prompts: readonly ScoredPrompt[]) {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const distinct = new Set<number>();
  let [rollouts, outside] = [0, 0];
  for (const { counts } of prompts)
    for (const [score, count] of counts) {
      distinct.add(score);
      lowest = Math.min(lowest, score);
      highest = Math.max(highest, score);
      rollouts += count;
      if (score < 0 || score > 1) outside += count;
    }
  return { lowest, highest, distinct: distinct.size, rollouts, outside: outside / rollouts };
}

/** Within 0 and 1 a rollout is right from a half on, elsewhere from the middle of the scores seen. */
function thresholdOf(lowest: number, highest: number): number {
  return lowest >= 0 && highest <= 1 ? 0.5 : (lowest + highest) / 2;
}

function rightShare({ counts, rollouts }: ScoredPrompt, from: number): number {
  let right = 0;
  for (const [score, count] of counts) if (score >= from) right += count;
  return right / rollouts;
}

function meanScoreOf({ counts, rollouts }: ScoredPrompt): number {
  let sum = 0;
  for (const [score, count] of counts) sum += score * count;
  return sum / rollouts;
}

const binOf = (rate: number) =>
  rate === 0 ? 0 : rate === 1 ? STEPS + 1 : 1 + Math.min(STEPS - 1, Math.floor(rate * STEPS));

/** Reads off what the prompts teach; says why where no prompt has two scores. */
export function passRatesOf({ prompts }: Pick<Rollouts, "prompts">): PassRates | { readonly problem: string } {
  const several = prompts.filter(({ rollouts }) => rollouts > 1);
  if (several.length === 0)
    return { problem: "Each prompt has one score. Two or more are needed to tell which prompts teach." };
  const { lowest, highest, distinct, rollouts, outside } = extremesOf(prompts);
  const rightFrom = thresholdOf(lowest, highest);
  const rates = several.map((prompt) => rightShare(prompt, rightFrom));
  const histogram = Array.from({ length: STEPS + 2 }, () => 0);
  for (const rate of rates) histogram[binOf(rate)] = (histogram[binOf(rate)] ?? 0) + 1;
  const share = (test: (rate: number) => boolean) => rates.filter(test).length / rates.length;
  const prior = scorePrior(several);
  const useful = Object.fromEntries(sizes.map((n) => [String(n), usefulShare(several, prior, n)]));
  const [never, always] = [share((rate) => rate === 0), share((rate) => rate === 1)];
  return {
    prompts: prompts.length,
    rollouts,
    single: prompts.length - several.length,
    never,
    mixed: share((rate) => rate > 0 && rate < 1),
    always,
    rightFrom,
    passRate: prompts.reduce((sum, prompt) => sum + rightShare(prompt, rightFrom), 0) / prompts.length,
    meanScore: prompts.reduce((sum, prompt) => sum + meanScoreOf(prompt), 0) / prompts.length,
    histogram,
    usefulShare: useful,
    readUpTo: several.map((prompt) => prompt.rollouts).toSorted((a, b) => a - b)[several.length >> 1] ?? 0,
    dead: several.flatMap(({ label, counts, rollouts: own }) => {
      const [score] = counts.keys();
      return counts.size === 1 && score !== undefined ? [{ label, score, rollouts: own }] : [];
    }),
    grader: { distinct, lowest, highest, isConstant: distinct === 1, ties: 1 - (useful["2"] ?? 0), outside },
  };
}
