import { mean } from "../../schema/curve.ts";
import type { Series } from "../log/log.ts";

/** One thing that is seen in a log, in numbers, and where. */
export interface Sign {
  readonly text: string;
  /** The column it is read off. */
  readonly column?: string;
  /** First and last of the points that show it. */
  readonly from?: number;
  readonly to?: number;
}

/** What the columns beside the reward say; absent where they say nothing of note or are not there. */
export interface Signs {
  /** Responses have shrunk to almost nothing. */
  readonly shrunk?: Sign;
  /** Responses run up to the limit. */
  readonly atLimit?: Sign;
  /** The policy has left its reference far behind. */
  readonly driftedAway?: Sign;
  /** The steps of the optimizer have become far larger than at first. */
  readonly exploded?: Sign;
  /** Rollouts of a group score the same in nearly all groups. */
  readonly equalGroups?: Sign;
  /** Groups score the same by the end where they did not at first. */
  readonly spreadGone?: Sign;
  /** The policy samples nearly the same response each time. */
  readonly settled?: Sign;
}

type Column = Float64Array | undefined;

const finite = (values: readonly number[]) => values.filter(Number.isFinite);

/** Median of the finite values; NaN of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = finite(values).toSorted((a, b) => a - b);
  return sorted.length === 0
    ? Number.NaN
    : ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

/** Share of the run over which its start and its end are read. */
const PART = 0.15;
/** A column with fewer values has no start and end to compare. */
const FEWEST = 6;

interface Ends {
  readonly start: number;
  readonly end: number;
  /** First point of the end. */
  readonly from: number;
  readonly to: number;
}

function endsOf(column: Column): Ends | undefined {
  if (column === undefined || finite(Array.from(column)).length < FEWEST) return undefined;
  const size = Math.max(3, Math.round(PART * column.length));
  const values = Array.from(column);
  const [start, end] = [medianOf(values.slice(0, size)), medianOf(values.slice(-size))];
  if (!Number.isFinite(start) || !Number.isFinite(end)) return undefined;
  return { start, end, from: column.length - size, to: column.length - 1 };
}

const short = (value: number) => String(Number(value.toPrecision(3)));

/** Responses of fewer tokens hold no reasoning; those of collapsed runs went to about 17. */
const FEW_TOKENS = 32;
/** And they have lost this much of their length. */
const SHRUNK = 0.3;

function shrunkIn({ completionLength }: Series): Sign | undefined {
  const ends = endsOf(completionLength);
  if (ends === undefined || ends.end > FEW_TOKENS || ends.end > SHRUNK * ends.start) return undefined;
  return {
    text: `responses shrink from ${short(ends.start)} to ${short(ends.end)} tokens`,
    column: "completionLength",
    from: ends.from,
    to: ends.to,
  };
}

/** Of its limit, from where on a mean length is at it. */
const AT_LIMIT = 0.95;
const MOSTLY_CLIPPED = 0.5;

function atLimitIn({ completionLength, clippedShare, settings }: Series): Sign | undefined {
  const clipped = endsOf(clippedShare);
  if (clipped !== undefined && clipped.end >= MOSTLY_CLIPPED && clipped.end > clipped.start + 0.2)
    return {
      text: `${Math.round(100 * clipped.end)} % of the responses are cut off at the limit by the end, ${Math.round(100 * clipped.start)} % at the start`,
      column: "clippedShare",
      from: clipped.from,
      to: clipped.to,
    };
  const limit = settings.maxOutputTokens;
  const length = endsOf(completionLength);
  if (length === undefined || limit === undefined || length.end < AT_LIMIT * limit || length.start > AT_LIMIT * limit)
    return undefined;
  return {
    text: `responses grow from ${short(length.start)} tokens to the limit of ${limit}`,
    column: "completionLength",
    from: length.from,
    to: length.to,
  };
}

/** Nats per token; healthy runs stay below a tenth of it. */
const FAR_KL = 10;
/** Times the median of the run. */
const KL_JUMP = 100;

function driftIn({ kl }: Series): Sign | undefined {
  if (kl === undefined) return undefined;
  const usual = medianOf(Array.from(kl).map(Math.abs));
  const from = kl.findIndex((value) => value > FAR_KL && value > KL_JUMP * usual);
  const ends = endsOf(kl);
  const stays = ends !== undefined && ends.end > FAR_KL && ends.end > KL_JUMP * Math.abs(ends.start);
  if (from < 0 && !stays) return undefined;
  const top = Math.max(...finite(Array.from(kl)));
  const first = from >= 0 ? from : kl.findIndex((value) => value > FAR_KL);
  return { text: `the KL divergence jumps to ${short(top)}`, column: "kl", from: first, to: kl.length - 1 };
}

/** Times the norm of the start: that of healthy runs scatters by as much from step to step, but not for several of them. */
const EXPLODED = 10;
/** Steps over which a norm is read: a single one is clipped and soon forgotten. */
const SOME_STEPS = 5;

function explosionIn({ gradientNorm }: Series): Sign | undefined {
  const ends = endsOf(gradientNorm);
  if (gradientNorm === undefined || ends === undefined || !(ends.start > 0)) return undefined;
  const values = Array.from(gradientNorm);
  const size = ends.to - ends.from + 1;
  const usual = Math.max(ends.start, medianOf(values.slice(0, size + SOME_STEPS)));
  let [top, at] = [0, size];
  for (let i = size; i + SOME_STEPS <= values.length; i++) {
    const level = medianOf(values.slice(i, i + SOME_STEPS));
    if (level > top) [top, at] = [level, i];
  }
  if (!(top > EXPLODED * usual)) return undefined;
  const from = values.findIndex((value, i) => i >= size && value > EXPLODED * usual);
  return {
    text: `the gradient norm grows from ${short(usual)} to ${short(top)}`,
    column: "gradientNorm",
    from: Math.min(from, at),
    to: Math.min(values.length, at + SOME_STEPS) - 1,
  };
}

/** "Near 0.9 goes with no signal, but .6 to .8 also occurs in runs that learn." */
export const MOSTLY_EQUAL = 0.88;

function equalGroupsIn({ zeroVarianceShare }: Series): Sign | undefined {
  if (zeroVarianceShare === undefined) return undefined;
  const values = finite(Array.from(zeroVarianceShare));
  const share = mean(values);
  if (values.length < FEWEST || !(share >= MOSTLY_EQUAL)) return undefined;
  return {
    text: `in ${Math.round(100 * share)} % of the groups all rollouts score the same`,
    column: "zeroVarianceShare",
    from: 0,
    to: zeroVarianceShare.length - 1,
  };
}

/** Left of the spread of the start. */
const SPREAD_GONE = 0.2;

function spreadGoneIn({ rewardStd, zeroVarianceShare }: Series): Sign | undefined {
  const equal = endsOf(zeroVarianceShare);
  if (equal !== undefined && equal.end >= MOSTLY_EQUAL && equal.start < MOSTLY_EQUAL)
    return {
      text: `groups whose rollouts all score the same go from ${Math.round(100 * equal.start)} to ${Math.round(100 * equal.end)} %`,
      column: "zeroVarianceShare",
      from: equal.from,
      to: equal.to,
    };
  const spread = endsOf(rewardStd);
  if (spread === undefined || !(spread.start > 0) || spread.end > SPREAD_GONE * spread.start) return undefined;
  return {
    text: `the spread of the rewards in a group goes from ${short(spread.start)} to ${short(spread.end)}`,
    column: "rewardStd",
    from: spread.from,
    to: spread.to,
  };
}

/** Left of the entropy of the start. */
const ENTROPY_GONE = 0.1;

function settledIn({ entropy }: Series): Sign | undefined {
  const ends = endsOf(entropy);
  if (ends === undefined || !(ends.start > 0) || ends.end > ENTROPY_GONE * ends.start) return undefined;
  return {
    text: `the entropy of the policy goes from ${short(ends.start)} to ${short(ends.end)}`,
    column: "entropy",
    from: ends.from,
    to: ends.to,
  };
}

/** Reads the columns beside the reward. */
export function signsOf(series: Series): Signs {
  const all = {
    shrunk: shrunkIn(series),
    atLimit: atLimitIn(series),
    driftedAway: driftIn(series),
    exploded: explosionIn(series),
    equalGroups: equalGroupsIn(series),
    spreadGone: spreadGoneIn(series),
    settled: settledIn(series),
  };
  return Object.fromEntries(Object.entries(all).filter(([, sign]) => sign !== undefined));
}
