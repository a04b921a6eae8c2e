import * as z from "zod/mini";
import { type VerdictName, verdictNames } from "../../schema/curve.ts";
import { grouped } from "../../schema/fields/notation.ts";

/** Rewards and the steps that they were logged at; both have one value per point. */
export interface SavedSeries {
  readonly steps: readonly number[];
  readonly reward: readonly number[];
}

/** Settings as the log states them, in its own trainer's units; absent ones are not stated. */
export interface SavedSettings {
  readonly library?: string | undefined;
  readonly learningRate?: number | undefined;
  readonly loraRank?: number | undefined;
  readonly epochs?: number | undefined;
  readonly batchSize?: number | undefined;
  readonly batchUnit?: "sequences" | "tokens" | undefined;
  readonly groupSize?: number | undefined;
  readonly temperature?: number | undefined;
  readonly klBeta?: number | undefined;
  readonly lossMethod?: string | undefined;
  readonly maxOutputTokens?: number | undefined;
  readonly fullFineTuning?: boolean | undefined;
}

/** What is kept of a reward log: the series that a verdict was read off, and the verdict. */
export interface SavedLog extends SavedSeries {
  /** The file's name. */
  readonly name: string;
  /** The format that the content was taken for, in words. */
  readonly format: string;
  /** How many points the log has; at most `MOST_POINTS` of them are kept. */
  readonly points: number;
  readonly heldOut?: SavedSeries | undefined;
  readonly verdict: VerdictName;
  /** What is taken for the reason, in words; "" where nothing is. */
  readonly cause: string;
  /** How sure the verdict is, in words. */
  readonly confidence: string;
  readonly summary: string;
  /** The change that was proposed, in words. */
  readonly change?: string | undefined;
  /** The settings that the log states; absent where the run's link holds all of them. */
  readonly settings?: SavedSettings | undefined;
}

/** Points of a series that are kept: more than the small chart of a list has pixels. */
export const MOST_POINTS = 2000;
/** Characters of a name, and of a summary, cause or proposed change. */
const LONGEST_NAME = 200;
const LONGEST_SENTENCE = 2000;

const WHOLE = "must be a whole number, not below 0";

/** A text of at most so many characters; each message goes on from the member's name. */
export const shortText = (longest: number) =>
  z
    .string({ error: "must be a text" })
    .check(z.maxLength(longest, { error: `has more than ${grouped(longest)} characters` }));

// one check for the whole list: a validator for each of 4,000,000 numbers in a full file would take seconds
const numbers = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.length <= MOST_POINTS && value.every(Number.isFinite),
  { error: `must be a list of at most ${grouped(MOST_POINTS)} numbers` },
);
const samePoints = z.refine<SavedSeries>(({ steps, reward }) => steps.length === reward.length, {
  error: "must have as many steps as rewards",
});
const series = { steps: numbers, reward: numbers };
const notAnObject = { error: "must be an object" };

const number = z.optional(z.number({ error: "must be a number" }));
const name = z.optional(shortText(LONGEST_NAME));
const settings = z.object(
  {
    library: name,
    learningRate: number,
    loraRank: number,
    epochs: number,
    batchSize: number,
    batchUnit: z.optional(z.enum(["sequences", "tokens"], { error: "must be sequences or tokens" })),
    groupSize: number,
    temperature: number,
    klBeta: number,
    lossMethod: name,
    maxOutputTokens: number,
    fullFineTuning: z.optional(z.boolean({ error: "must be true or false" })),
  },
  notAnObject,
) satisfies z.ZodMiniType<SavedSettings>;

/** Validates the saved log of a run. */
export const savedLog = z
  .object(
    {
      name: shortText(LONGEST_NAME),
      format: shortText(LONGEST_NAME),
      points: z.int({ error: WHOLE }).check(z.gte(0, { error: WHOLE })),
      ...series,
      heldOut: z.optional(z.object(series, notAnObject).check(samePoints)),
      verdict: z.enum(verdictNames, { error: `must be one of ${verdictNames.join(", ")}` }),
      cause: shortText(LONGEST_SENTENCE),
      confidence: shortText(LONGEST_NAME),
      summary: shortText(LONGEST_SENTENCE),
      change: z.optional(shortText(LONGEST_SENTENCE)),
      settings: z.optional(settings),
    },
    notAnObject,
  )
  .check(samePoints) satisfies z.ZodMiniType<SavedLog>;

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

function toSavedSeries({ steps, reward }: WholeSeries): SavedSeries {
  const points = Array.from(steps, (step, i): Point => [step, reward[i] ?? Number.NaN]);
  const kept = thinned(points.filter((point) => point.every(Number.isFinite)));
  return { steps: kept.map(([step]) => step), reward: kept.map(([, value]) => Number(value.toPrecision(DIGITS))) };
}

/** A log with series of any length, as a caller has it. */
export type WholeLog = Omit<SavedLog, keyof SavedSeries | "heldOut"> &
  WholeSeries & { readonly heldOut?: WholeSeries | undefined };

/** What is kept of a log: of each series at most `MOST_POINTS` points, all finite; texts cut at their limits. */
export function toSavedLog({ heldOut, change, settings, ...log }: WholeLog): SavedLog {
  return {
    name: log.name.slice(0, LONGEST_NAME),
    format: log.format.slice(0, LONGEST_NAME),
    points: log.points,
    ...toSavedSeries(log),
    ...(heldOut && { heldOut: toSavedSeries(heldOut) }),
    verdict: log.verdict,
    cause: log.cause.slice(0, LONGEST_SENTENCE),
    confidence: log.confidence.slice(0, LONGEST_NAME),
    summary: log.summary.slice(0, LONGEST_SENTENCE),
    ...(change !== undefined && { change: change.slice(0, LONGEST_SENTENCE) }),
    ...(settings && { settings }),
  };
}
