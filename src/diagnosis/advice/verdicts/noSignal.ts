import type { Evidence } from "../../trend/evidence.ts";
import { present } from "../explanation.ts";
import type { LoggedVerdict } from "../loggedVerdict.ts";
import { figure, type SimulatedVerdict } from "../simulatedVerdict.ts";
import { levelText, noiseSpan } from "../summary.ts";

/** Rewards below this print as next to nothing. */
const FLOOR = 0.1;

const text = (seen: Evidence) =>
  seen.peak < FLOOR
    ? `The reward stays near 0: it starts at ${figure(seen.start)} and its best is ${figure(seen.peak)}`
    : `The reward hardly moves, from ${figure(seen.start)} to ${figure(seen.end)}: nearly all responses score the same, which leaves little to learn from`;

export const noSignalSimulated: SimulatedVerdict = {
  title: "No signal",
  text,
  hidesCollapses: true,
};

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
