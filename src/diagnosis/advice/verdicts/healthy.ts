import type { Evidence } from "../../trend/evidence.ts";
import { askMaximum } from "../explanation.ts";
import type { LoggedVerdict } from "../loggedVerdict.ts";
import { mayBeStuck } from "../mayBeStuck.ts";
import { faultyGrader, figure, type Settings, type SimulatedVerdict } from "../simulatedVerdict.ts";
import { riseSpan, riseText, sagSpans } from "../summary.ts";

/** A last third below this share of the steepest slope looks level. */
const LEVEL = 0.35;
/** A run that is level for longer than this share does not level off near its end. */
const LONG = 0.4;

/** A step as it can be read off a chart, whose points lie a fifteenth of the run apart. */
function roughStep(at: number, steps: number): number {
  const grid = [50, 10, 5].find((size) => size <= steps / 15) ?? 1;
  return Math.round(at / grid) * grid;
}

function text(seen: Evidence, settings: Settings): string {
  const rise = `Rises from ${figure(seen.start)} to ${figure(seen.end)}`;
  if (seen.lastThirdSteepness >= LEVEL) return `${rise} steadily to the end`;
  const { steps, levelFrom } = seen;
  if (levelFrom > (1 - LONG) * steps) return `${rise} and levels off near the end`;
  const passes = settings.epochs !== undefined && levelFrom <= steps - steps / settings.epochs;
  return `${rise} and levels off from about step ${roughStep(levelFrom, steps)} of ${steps}; the later ${passes ? "passes" : "steps"} add next to nothing`;
}

export const healthySimulated: SimulatedVerdict = {
  title: "Healthy",
  text,
  tellsHeldOut: true,
  because: faultyGrader,
};

export const healthyLogged: LoggedVerdict = {
  summary: (seen) => `The reward rises ${riseText(seen)}.`,
  spans: (seen) => [riseSpan(seen), ...sagSpans(seen)],
  explain: (seen) => ({
    cause: "none",
    because: [],
    ...(mayBeStuck("healthy", seen) ? { question: askMaximum } : {}),
  }),
};
