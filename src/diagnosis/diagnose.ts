import type { VerdictName } from "../schema/curve.ts";
import { spansOf, summaryOf } from "./account.ts";
import { jobOf, type Own } from "./change.ts";
import type { Confidence, Diagnosis, Known } from "./diagnosis.ts";
import { explain, ruledOutFor, type Seen } from "./explain.ts";
import type { Series } from "./log.ts";
import { choose, type Reading, readingOf } from "./reading.ts";
import { signsOf } from "./signs.ts";

/** Shares of the plausible curves from which a verdict is sure, or fairly. */
const SURE = 0.85;
const FAIRLY = 0.6;
/** Points that it takes as well: half of all real logs have 30 to 194. */
const MANY = 30;
const SOME = 15;

function confidenceIn(name: VerdictName, { shares, trend }: Reading): Confidence {
  const share = shares.get(name) ?? 0;
  if (name === "cant_tell" || share < FAIRLY || trend.effectivePoints < SOME) return "low";
  return share < SURE || trend.effectivePoints < MANY ? "medium" : "high";
}

/** Others with at least this share of the plausible curves are named. */
const WORTH_NAMING = 0.1;

const alternativesTo = (name: VerdictName, { shares }: Reading): VerdictName[] =>
  [...shares]
    .filter(([other, share]) => other !== name && share >= WORTH_NAMING)
    .toSorted((one, other) => other[1] - one[1])
    .map(([other]) => other);

/** What a logged series shows, why, and what to change. `series` has at least one point; the result depends on nothing else but `known`. */
export function diagnose(series: Series, known: Known = {}): Diagnosis {
  const reading = readingOf(series, known);
  const settings = { ...series.settings, ...known.settings };
  const own: Own = { settings, job: known.job ?? jobOf(settings) };
  const seen: Seen = { reading, series: { ...series, settings }, signs: signsOf({ ...series, settings }), own };
  const name = choose(reading);
  const { because, ...explanation } = explain(name, seen);
  return {
    verdict: name,
    confidence: confidenceIn(name, reading),
    alternatives: alternativesTo(name, reading),
    summary: summaryOf(name, reading, series),
    evidence: [...spansOf(name, reading, series), ...because],
    ruledOut: ruledOutFor(name, seen),
    trend: reading.trend,
    ...explanation,
  };
}
