import type { VerdictName } from "../../schema/curve.ts";
import type { Series } from "../log/log.ts";
import { chooseVerdict } from "../verdict/chooseVerdict.ts";
import { type Reading, readingOf } from "../verdict/reading.ts";
import { reportedTrend } from "../verdict/reportedTrend.ts";
import type { RunContext } from "../verdict/runContext.ts";
import { bySeverity, signsOf, unchecked } from "../verdict/signs/signs.ts";
import { checkpointOf, checkpointSpan } from "./checkpoint.ts";
import type { Confidence, Diagnosis } from "./diagnosis.ts";
import type { Examination } from "./loggedVerdict.ts";
import { loggedVerdicts } from "./loggedVerdicts.ts";
import { mayBeStuck } from "./mayBeStuck.ts";
import { ruledOutFor } from "./ruledOut.ts";
import { jobOf, type RunSettings } from "./suggestedChange.ts";
import { withVeto } from "./veto.ts";

/** Shares of the plausible curves from which a verdict is sure, or fairly. */
const SURE = 0.85;
const FAIRLY = 0.6;
/** Points that it takes as well: half of all real logs have 30 to 194. */
const MANY = 30;
const SOME = 15;

/** A level that is only seen to recur need not be the highest: groups of equal score recur as well. */
const mayBeHigher = (name: VerdictName, { ceiling }: Reading) =>
  name === "saturated" && !(ceiling?.isTold || ceiling?.isUsual);

/** A curve that is level for long may have got all there is: only the highest reward tells. */
const mayBeDone = (name: VerdictName, { ceiling }: Reading) => name === "early_plateau" && ceiling === undefined;

/** Times the luck of held-out beyond which its fall is sure: a best of many evaluations is above the last by chance in 1 of 30 healthy runs. */
const SURE_FALL = 4;
const mayBeLuck = (name: VerdictName, { heldOut }: Reading) =>
  name === "overfit" && heldOut !== undefined && heldOut.fall < SURE_FALL * heldOut.luck;

function confidenceIn(name: VerdictName, reading: Reading): Confidence {
  const { shares, effectivePoints } = reading;
  const share = shares.get(name) ?? 0;
  if (name === "cant_tell" || share < FAIRLY || effectivePoints < SOME) return "low";
  const isOpen = mayBeDone(name, reading) || mayBeHigher(name, reading) || mayBeLuck(name, reading);
  return share < SURE || effectivePoints < MANY || isOpen ? "medium" : "high";
}

/** Others with at least this share of the plausible curves are named. */
const WORTH_NAMING = 0.1;

function alternativesTo(name: VerdictName, seen: Examination): VerdictName[] {
  const others = [...seen.reading.shares]
    .filter(([other, share]) => other !== name && share >= WORTH_NAMING)
    .toSorted((one, other) => other[1] - one[1])
    .map(([other]) => other);
  const twin = mayBeDone(name, seen.reading) ? "healthy" : mayBeStuck(name, seen) ? "early_plateau" : undefined;
  return twin && !others.includes(twin) ? [...others, twin] : others;
}

/** What a logged series shows, why, and what to change. `series` has at least one point; the result depends on nothing else but `known`. */
export function diagnose(series: Series, known: RunContext = {}): Diagnosis {
  const reading = readingOf(series, known);
  const settings = { ...series.settings, ...known.settings };
  const run: RunSettings = { settings, job: known.job ?? jobOf(settings) };
  const name = chooseVerdict(reading);
  const trend = reportedTrend(name, reading, series.reward.length);
  const read = { ...series, settings };
  const seen: Examination = { reading, trend, series: read, signs: signsOf(read), run };
  const { summary, spans, explain } = loggedVerdicts[name];
  const { because, ...explanation } = withVeto(explain(seen), seen);
  const checkpoint = checkpointOf(seen);
  const others = bySeverity(seen.signs).filter(({ text }) => !because.some((sign) => sign.text === text));
  return {
    verdict: name,
    confidence: confidenceIn(name, reading),
    alternatives: alternativesTo(name, seen),
    summary: summary(seen),
    evidence: [...spans(seen), ...(checkpoint ? [checkpointSpan(checkpoint, seen)] : []), ...because, ...others],
    ruledOut: ruledOutFor(name, seen),
    unchecked: unchecked(read),
    trend,
    ...explanation,
    ...(checkpoint && { checkpoint }),
  };
}
