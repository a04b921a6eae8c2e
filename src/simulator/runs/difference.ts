import { mean } from "../../schema/curve.ts";
import type { RunEnds } from "./runEnds.ts";

/** The means of baseline and settings over their runs, and the change between them. */
export interface PairedChange {
  readonly before: number;
  readonly after: number;
  /** after - before. */
  readonly change: number;
  /** 90% confidence interval of the change. */
  readonly low: number;
  readonly high: number;
}

/** The difference between settings and baseline, from runs on the same seeds, which share tasks and random numbers. */
export interface Difference {
  readonly pairs: number;
  /** Final training reward, 0..1. */
  readonly end: PairedChange;
  readonly heldOutEnd: PairedChange;
  /** Share of runs that collapse, 0..1. */
  readonly collapse: PairedChange;
}

/** Student's t for 5% in each tail, by degrees of freedom; beyond 63 it hardly changes. */
const STUDENT: readonly (readonly [freedom: number, t: number])[] = [
  [1, 6.314],
  [2, 2.92],
  [3, 2.353],
  [5, 2.015],
  [7, 1.895],
  [11, 1.796],
  [15, 1.753],
  [31, 1.696],
  [63, 1.669],
];
const NORMAL = 1.645;

/** Returns t for the next smaller tabulated degrees of freedom, so that no interval is too narrow. */
const quantileOf = (freedom: number) =>
  STUDENT.findLast(([known]) => known <= freedom)?.[1] ?? Number.POSITIVE_INFINITY;

/**
 * Computes the change of a mean with Student's interval of the paired differences. `difference.test.ts` measures its coverage on simulated
 * runs, collapses included: with 64 pairs, 87 to 91% of the intervals contain the true change.
 */
function changeOfMean(before: Float64Array, after: Float64Array): PairedChange {
  const pairs = before.length;
  const differences = after.map((value, i) => value - (before[i] as number));
  const change = mean(differences);
  const variance = differences.reduce((sum, value) => sum + (value - change) ** 2, 0) / (pairs - 1);
  const half = quantileOf(pairs - 1) * Math.sqrt(variance / pairs);
  return { before: mean(before), after: mean(after), change, low: change - half, high: change + half };
}

/**
 * Computes the change of a share with the interval of Agresti and Min for matched pairs (Statistics in Medicine 24, 2005): half a pair is
 * added to each of the four kinds. Where hardly a run collapses it is wider than 90% requires: no collapse in 64 runs is no proof of none.
 */
function changeOfShare(before: Float64Array, after: Float64Array): PairedChange {
  const pairs = before.length + 2;
  const count = (from: number, to: number) =>
    before.reduce((sum, value, i) => sum + (value === from && after[i] === to ? 1 : 0), 0.5);
  const more = count(0, 1) / pairs;
  const fewer = count(1, 0) / pairs;
  const half = NORMAL * Math.sqrt((more + fewer - (more - fewer) ** 2) / pairs);
  const [shareBefore, shareAfter] = [mean(before), mean(after)];
  return {
    before: shareBefore,
    after: shareAfter,
    change: shareAfter - shareBefore,
    low: Math.max(-1, more - fewer - half),
    high: Math.min(1, more - fewer + half),
  };
}

/** Compares `after` with `before` over the seeds that both have; returns undefined if they share fewer than two. */
export function differenceOf(before: RunEnds, after: RunEnds): Difference | undefined {
  const from = Math.max(before.firstSeed, after.firstSeed);
  const shared = ({ firstSeed }: RunEnds, values: Float64Array, to: number) =>
    values.subarray(from - firstSeed, to - firstSeed);
  const to = Math.min(before.firstSeed + before.ends.length, after.firstSeed + after.ends.length);
  if (to - from < 2) return undefined;
  const both = (values: (side: RunEnds) => Float64Array) =>
    [shared(before, values(before), to), shared(after, values(after), to)] as const;
  return {
    pairs: to - from,
    end: changeOfMean(...both(({ ends }) => ends)),
    heldOutEnd: changeOfMean(...both(({ heldOutEnds }) => heldOutEnds)),
    collapse: changeOfShare(...both(({ collapses }) => collapses)),
  };
}

/** Tells whether a change is statistically significant: its interval excludes 0. */
export const isClear = ({ low, high }: PairedChange) => low > 0 || high < 0;
