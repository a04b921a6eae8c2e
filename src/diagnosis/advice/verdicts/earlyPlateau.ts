import type { Evidence } from "../../trend/evidence.ts";
import { askMaximumIfUnknown } from "../explanation.ts";
import type { LoggedVerdict } from "../loggedVerdict.ts";
import { forAnyTrainer, type Remedies, slowRise } from "../remedies.ts";
import { faultyGrader, figure, roundedAway, type Settings, type SimulatedVerdict } from "../simulatedVerdict.ts";
import { explainStuckRise } from "../stuckRise.ts";
import { riseSpan, riseText, span } from "../summary.ts";

/** The simulation stops early because of its rounding up to this rate. */
const ROUNDED_AWAY = 2e-5;
/** Spread left, of that of the first third, where nearly all responses score the same: hardly more than half. */
const SPREAD_GONE = 0.65;

function text(seen: Evidence): string {
  const added = figure(Math.max(0, seen.lastHalfGain));
  return `Rises early from ${figure(seen.start)}, then stays flat and stops at ${figure(seen.end)}: the second half adds ${added === "0.00" ? "next to nothing" : added}`;
}

function because(seen: Evidence, settings: Settings): string | undefined {
  const rounded = roundedAway(ROUNDED_AWAY, settings);
  if (rounded) return rounded;
  if (seen.spreadLeft < SPREAD_GONE)
    return "By then nearly all responses score the same, which leaves little to learn from.";
  return faultyGrader(seen, settings);
}

export const remedies: Remedies = {
  rules: slowRise,
  elsewhere: forAnyTrainer(
    "raise the learning rate when the curve flattens too early, by no more than 2×",
    "learningRate",
    "up",
  ),
};

export const earlyPlateauSimulated: SimulatedVerdict = {
  title: "Early plateau",
  text,
  tellsHeldOut: true,
  because,
};

export const earlyPlateauLogged: LoggedVerdict = {
  summary: (seen) =>
    `The reward rises ${riseText(seen)}. It is level from ${Math.round(100 * seen.trend.levelFrom)}% of the run on.`,
  spans: (seen) => [riseSpan(seen), span(seen, "Level", "level from here on", seen.trend.levelFrom)],
  // whether it is stuck at all comes before why
  explain: (seen) => ({ ...explainStuckRise(remedies, seen), ...askMaximumIfUnknown(seen) }),
};
