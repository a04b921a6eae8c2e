import { mean } from "../../schema/curve.ts";
import type { Outcomes } from "./outcomes.ts";

/** A mean over runs of the baseline, of the settings, and what lies between them. */
export interface Change {
  readonly before: number;
  readonly after: number;
  /** after - before. */
  readonly change: number;
  /** The 90 % interval of the change that further seeds would show. */
  readonly low: number;
  readonly high: number;
}

/** What the settings change against the baseline, from runs that share their seeds, and so their tasks and much of their luck. */
export interface Difference {
  readonly pairs: number;
  /** Rewards 0..1 at the end of training. */
  readonly end: Change;
  readonly heldOutEnd: Change;
  /** Share of the runs that collapse, 0..1. */
  readonly collapse: Change;
}

/** Quantiles for 5 % in each tail, by degrees of freedom: Student's t up to 63, beyond it barely moves. */
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

/** Of the next smaller number of degrees in the table: never too narrow. */
const quantileOf = (freedom: number) =>
  STUDENT.findLast(([known]) => known <= freedom)?.[1] ?? Number.POSITIVE_INFINITY;

/**
 * The change of a mean, with Student's interval from the differences on each seed. Its coverage on these runs, collapses among them, is
 * measured in difference.test.ts: with 64 pairs 87 to 91 % of the intervals hold the true change.
 */
function changeOfMean(before: Float64Array, after: Float64Array): Change {
  const pairs = before.length;
  const differences = after.map((value, i) => value - (before[i] as number));
  const change = mean(differences);
  const variance = differences.reduce((sum, value) => sum + (value - change) ** 2, 0) / (pairs - 1);
  const half = quantileOf(pairs - 1) * Math.sqrt(variance / pairs);
  return { before: mean(before), after: mean(after), change, low: change - half, high: change + half };
}

/**
 * The change of a share, with the interval of Agresti and Min (Statistics in Medicine 24, 2005) for matched pairs: half a pair more of each of
 * the four kinds, then the normal one. Where hardly a run collapses it is wider than 90 % asks for: no collapse in 64 runs does not prove that there are none.
 */
function changeOfShare(before: Float64Array, after: Float64Array): Change {
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

/** What `after` changes against `before` over the seeds that both have; undefined where they share fewer than two. */
export function differenceOf(before: Outcomes, after: Outcomes): Difference | undefined {
  const from = Math.max(before.firstSeed, after.firstSeed);
  const shared = (outcomes: Outcomes, values: Float64Array, to: number) =>
    values.subarray(from - outcomes.firstSeed, to - outcomes.firstSeed);
  const to = Math.min(before.firstSeed + before.ends.length, after.firstSeed + after.ends.length);
  if (to - from < 2) return undefined;
  const both = (values: (outcomes: Outcomes) => Float64Array) =>
    [shared(before, values(before), to), shared(after, values(after), to)] as const;
  return {
    pairs: to - from,
    end: changeOfMean(...both(({ ends }) => ends)),
    heldOutEnd: changeOfMean(...both(({ heldOutEnds }) => heldOutEnds)),
    collapse: changeOfShare(...both(({ collapses }) => collapses)),
  };
}

/** Whether a change is more than luck in the seeds: its interval leaves out 0. */
export const isClear = ({ low, high }: Change) => low > 0 || high < 0;
