import { type VerdictName, verdictNames } from "../../schema/curve.ts";
import { grouped } from "../../schema/fields/notation.ts";
import { objectOf, optional, type Readers, textOf, where } from "./reader.ts";

/** Rewards and the steps that they were logged at; both have one value per point. */
export interface KeptSeries {
  readonly steps: readonly number[];
  readonly reward: readonly number[];
}

/** What is kept of a reward log: the series that a verdict was read off, and the verdict. */
export interface KeptLog extends KeptSeries {
  /** The file's name. */
  readonly name: string;
  /** The format that the content was taken for, in words. */
  readonly format: string;
  /** How many points the log has; at most `MOST_POINTS` of them are kept. */
  readonly points: number;
  readonly heldOut?: KeptSeries | undefined;
  readonly verdict: VerdictName;
  /** What is taken for the reason, in words; "" where nothing is. */
  readonly cause: string;
  /** How sure the verdict is, in words. */
  readonly confidence: string;
  readonly summary: string;
  /** The change that was proposed, in words. */
  readonly change?: string | undefined;
}

/** Points of a series that are kept: more than the small chart of a list has pixels. */
export const MOST_POINTS = 2000;
/** Characters of a name, and of a summary, cause or proposed change. */
const LONGEST_NAME = 200;
const LONGEST_SENTENCE = 2000;

const areNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length <= MOST_POINTS && value.every(Number.isFinite);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isVerdict = (value: unknown): value is VerdictName => verdictNames.some((name) => name === value);

const numbers = where(areNumbers, `must be a list of at most ${grouped(MOST_POINTS)} numbers`);
const pairs = ({ steps, reward }: KeptSeries) =>
  steps.length === reward.length ? "" : "must have as many steps as rewards";
const series = { steps: numbers, reward: numbers };

/** What each member of a kept log must be. */
export const logMembers: Readers<KeptLog> = {
  name: textOf(LONGEST_NAME),
  format: textOf(LONGEST_NAME),
  points: where(isCount, "must be a whole number, not below 0"),
  ...series,
  heldOut: optional(objectOf<KeptSeries>(series, pairs)),
  verdict: where(isVerdict, `must be one of ${verdictNames.join(", ")}`),
  cause: textOf(LONGEST_SENTENCE),
  confidence: textOf(LONGEST_NAME),
  summary: textOf(LONGEST_SENTENCE),
  change: optional(textOf(LONGEST_SENTENCE)),
};

/** A kept log from anything. */
export const readLog = objectOf<KeptLog>(logMembers, pairs);

type Point = readonly [step: number, reward: number];

/** At most `MOST_POINTS` of the points: evenly spaced ones, the first and the last among them. */
function thinned(points: readonly Point[]): readonly Point[] {
  if (points.length <= MOST_POINTS) return points;
  const apart = (points.length - 1) / (MOST_POINTS - 1);
  return Array.from({ length: MOST_POINTS }, (_, i) => points[Math.round(i * apart)] as Point);
}

/** Digits of a reward that are kept; more of them are noise. */
const DIGITS = 6;

/** A series of any length, as a caller has it. */
interface WholeSeries {
  readonly steps: ArrayLike<number>;
  readonly reward: ArrayLike<number>;
}

function toKeptSeries({ steps, reward }: WholeSeries): KeptSeries {
  const points = Array.from(steps, (step, i): Point => [step, reward[i] ?? Number.NaN]);
  const kept = thinned(points.filter((point) => point.every(Number.isFinite)));
  return { steps: kept.map(([step]) => step), reward: kept.map(([, value]) => Number(value.toPrecision(DIGITS))) };
}

/** A log with series of any length, as a caller has it. */
export type WholeLog = Omit<KeptLog, keyof KeptSeries | "heldOut"> &
  WholeSeries & { readonly heldOut?: WholeSeries | undefined };

/** What is kept of a log: of each series at most `MOST_POINTS` points, all finite; texts cut at their limits. */
export function toKeptLog({ heldOut, change, ...log }: WholeLog): KeptLog {
  return {
    name: log.name.slice(0, LONGEST_NAME),
    format: log.format.slice(0, LONGEST_NAME),
    points: log.points,
    ...toKeptSeries(log),
    ...(heldOut && { heldOut: toKeptSeries(heldOut) }),
    verdict: log.verdict,
    cause: log.cause.slice(0, LONGEST_SENTENCE),
    confidence: log.confidence.slice(0, LONGEST_NAME),
    summary: log.summary.slice(0, LONGEST_SENTENCE),
    ...(change !== undefined && { change: change.slice(0, LONGEST_SENTENCE) }),
  };
}
