import type { LoggedVerdict } from "../loggedVerdict.ts";
import { forAnyTrainer, type Remedies, slowRise } from "../remedies.ts";
import { between, faultyGrader, figure, roundedAway, type SimulatedVerdict } from "../simulatedVerdict.ts";
import { explainStuckRise } from "../stuckRise.ts";
import { riseSpan, riseText, sagSpans } from "../summary.ts";

/** The simulation climbs slowly because of its rounding up to this rate. */
const ROUNDED_AWAY = 1e-5;

export const remedies: Remedies = {
  rules: slowRise,
  elsewhere: forAnyTrainer(
    "steps that are too small learn slowly: raise the learning rate, by no more than 2×",
    "learningRate",
    "up",
  ),
};

export const slowClimbSimulated: SimulatedVerdict = {
  title: "Slow climb",
  text: (seen) =>
    `Climbs slowly, from ${figure(seen.start)} to ${figure(seen.end)}: a gain of ${between(seen.start, seen.end)} where the reward of one batch has a noise of ${figure(seen.noise)}`,
  tellsHeldOut: true,
  because: (seen, settings) => roundedAway(ROUNDED_AWAY, settings) ?? faultyGrader(seen, settings),
};

export const slowClimbLogged: LoggedVerdict = {
  summary: (seen) => `The reward climbs slowly, ${riseText(seen)}.`,
  spans: (seen) => [riseSpan(seen), ...sagSpans(seen)],
  explain: (seen) => explainStuckRise(remedies, seen),
};
