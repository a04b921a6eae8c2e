import type { Series } from "../../log/log.ts";
import { atLimit } from "./atLimit.ts";
import { clipped } from "./clipped.ts";
import { clippedLow } from "./clippedLow.ts";
import { cutOff } from "./cutOff.ts";
import { deadSteps } from "./deadSteps.ts";
import { driftedAway } from "./driftedAway.ts";
import { equalGroups } from "./equalGroups.ts";
import { exploded } from "./exploded.ts";
import { failedRollouts } from "./failedRollouts.ts";
import { fewEffectiveSamples } from "./fewEffectiveSamples.ts";
import { fewerTurns } from "./fewerTurns.ts";
import { heldOutBehind } from "./heldOutBehind.ts";
import { longer } from "./longer.ts";
import { longerAlone } from "./longerAlone.ts";
import { moreRandom } from "./moreRandom.ts";
import { notNumbers } from "./notNumbers.ts";
import { offPolicy } from "./offPolicy.ts";
import { oneComponent } from "./oneComponent.ts";
import { samplerDiffers } from "./samplerDiffers.ts";
import { settled } from "./settled.ts";
import { shrunk } from "./shrunk.ts";
import type { Sign, SignLevel, SignRule } from "./sign.ts";
import { spreadGone } from "./spreadGone.ts";
import { tooEasy } from "./tooEasy.ts";
import { tooHard } from "./tooHard.ts";
import { vanishedGradient } from "./vanishedGradient.ts";

/** Every sign that is looked for, each in a file of its own. */
const rules = {
  shrunk,
  atLimit,
  driftedAway,
  exploded,
  equalGroups,
  tooEasy,
  tooHard,
  spreadGone,
  settled,
  cutOff,
  deadSteps,
  vanishedGradient,
  longer,
  clipped,
  offPolicy,
  failedRollouts,
  oneComponent,
  notNumbers,
  heldOutBehind,
  longerAlone,
  clippedLow,
  fewEffectiveSamples,
  samplerDiffers,
  fewerTurns,
  moreRandom,
} as const satisfies Record<string, SignRule>;

/** What the columns beside the reward say, by the name of the sign; absent where they say nothing of note or are not there. */
export type Signs = { readonly [K in keyof typeof rules]?: Sign };

const named = Object.entries(rules) as [keyof typeof rules, SignRule][];

/** Reads the columns beside the reward. */
export function signsOf(series: Series): Signs {
  const found = named.flatMap(([name, { level, remedy, source, read }]) => {
    const sign = read(series);
    return sign ? [[name, { level, ...sign, remedy, source }] as const] : [];
  });
  return Object.fromEntries(found);
}

const order: Readonly<Record<SignLevel, number>> = { critical: 0, warning: 1, note: 2 };

/** Names of the signs that make worthless what follows them. */
export const criticalSigns = named.flatMap(([name, { level }]) => (level === "critical" ? [name] : []));

/** All signs, the gravest first. */
export const bySeverity = (signs: Signs): readonly Sign[] =>
  Object.values(signs).toSorted((one, other) => order[one.level ?? "note"] - order[other.level ?? "note"]);

/** What could not be looked for, and the columns by which it could be told. */
export const unchecked = (series: Series) =>
  named.flatMap(([, { absence, canJudge, needs }]) =>
    absence && !canJudge(series) ? [{ what: absence.what, needs }] : [],
  );

/** What was looked for in enough values and is not there. */
export const absences = (series: Series, signs: Signs) =>
  named.flatMap(([name, { absence, canJudge }]) =>
    absence && signs[name] === undefined && canJudge(series) ? [absence] : [],
  );
