import type { LoggedVerdict } from "../loggedVerdict.ts";
import { lengthOf } from "../summary.ts";

export const tooShortLogged: LoggedVerdict = {
  summary: ({ series, trend }) =>
    `${lengthOf(series)}, worth ${Math.floor(trend.effectivePoints)}, are too few to tell a trend from noise.`,
  spans: () => [],
  explain: () => ({
    cause: "unknown",
    because: [],
    needed: "At least 8 points that are not copies of each other; 30 or more for a verdict with some confidence.",
  }),
};
