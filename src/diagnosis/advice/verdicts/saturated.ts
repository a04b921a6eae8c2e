import { brief } from "../../../schema/fields/notation.ts";
import { askMaximum } from "../explanation.ts";
import type { LoggedVerdict } from "../loggedVerdict.ts";
import { levelText, noiseSpan } from "../summary.ts";

export const saturatedLogged: LoggedVerdict = {
  summary: (seen) =>
    `${levelText(seen)}, close to the highest reward of ${brief(seen.reading.ceiling?.value ?? 1)}: little is left to gain.`,
  spans: (seen) => [noiseSpan(seen)],
  explain: ({ reading }) => ({
    cause: "data_or_grader",
    because: [],
    ...(reading.ceiling?.isTold ? {} : { question: askMaximum }),
    lookAt:
      "Take harder prompts, or a grader that still tells good responses from better ones: no setting gains what is not left.",
  }),
};
