import { askMaximum } from "../explanation.ts";
import type { LoggedVerdict } from "../loggedVerdict.ts";
import { mayBeStuck } from "../mayBeStuck.ts";
import { riseSpan, riseText, sagSpans } from "../summary.ts";

export const healthyLogged: LoggedVerdict = {
  summary: (seen) => `The reward rises ${riseText(seen)}.`,
  spans: (seen) => [riseSpan(seen), ...sagSpans(seen)],
  explain: (seen) => ({
    cause: "none",
    because: [],
    ...(mayBeStuck("healthy", seen) ? { question: askMaximum } : {}),
  }),
};
