import type { Evidence } from "../../trend/evidence.ts";
import type { Examination, LoggedVerdict } from "../loggedVerdict.ts";
import { figure, type SimulatedVerdict } from "../simulatedVerdict.ts";
import { noiseSpan, noiseText, printed, riseSpan, sagSpans } from "../summary.ts";

const text = (seen: Evidence) =>
  seen.gain > 0
    ? `Rises from ${figure(seen.start)} to ${figure(seen.top)}, but ends below its best, at ${figure(seen.end)} with held-out at ${figure(seen.heldOutEnd)} after ${figure(seen.heldOutPeak)}: more than luck, less than a collapse`
    : `Starts at ${figure(seen.start)}, reaches ${figure(seen.top)} and ends at ${figure(seen.end)}: neither a clear rise nor a collapse`;

export const cantTellSimulated: SimulatedVerdict = { title: "Can't tell", text };

function summary(seen: Examination): string {
  const { start, top, end } = printed(seen);
  return `The reward goes ${start} → ${top} → ${end}, ${noiseText(seen)}: this fits more than one verdict.`;
}

export const cantTellLogged: LoggedVerdict = {
  summary,
  spans: (seen) => (seen.trend.fall > seen.trend.noise ? [riseSpan(seen), ...sagSpans(seen)] : [noiseSpan(seen)]),
  explain: ({ reading, trend }) => ({
    cause: "unknown",
    because: [],
    needed: `More points of this run, or a second run with the same settings${reading.heldOut ? "" : ", and a held-out reward"}: ${Math.round(trend.effectivePoints)} points with a step noise (SD) of ${trend.noise.toPrecision(2)} fit more than one verdict.`,
  }),
};
