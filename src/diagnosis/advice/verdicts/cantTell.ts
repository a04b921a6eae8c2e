import type { Examination, LoggedVerdict } from "../loggedVerdict.ts";
import { noiseSpan, noiseText, printed, riseSpan, sagSpans } from "../summary.ts";

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
