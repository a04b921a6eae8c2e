import { present } from "../explanation.ts";
import type { LoggedVerdict } from "../loggedVerdict.ts";
import { levelText, noiseSpan } from "../summary.ts";

export const noSignalLogged: LoggedVerdict = {
  summary: (seen) => `${levelText(seen)} and hardly moves: there is nothing in it to learn from.`,
  spans: (seen) => [noiseSpan(seen)],
  explain: ({ signs }) => ({
    cause: "data_or_grader",
    because: present(signs.equalGroups),
    lookAt:
      "Grade some responses by hand: is any of them right, and does the grader say so? Easier prompts, graded scores or more rollouts per prompt give something to compare.",
  }),
};
