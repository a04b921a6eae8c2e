import type { VerdictName } from "../../schema/curve.ts";
import type { Series } from "../log/log.ts";
import type { Reading } from "../verdict/reading.ts";
import type { ReportedTrend } from "../verdict/reportedTrend.ts";
import type { Sign, Signs } from "../verdict/signs.ts";
import type { Cause, Question, RuledOut } from "./diagnosis.ts";
import { asSentence } from "./sentence.ts";
import { changeOf, ownValue, type RunSettings, remedyOf, type SuggestedChange } from "./suggestedChange.ts";

/** What a verdict means for this run. */
export interface Explanation {
  readonly cause: Cause;
  readonly change?: SuggestedChange;
  readonly lookAt?: string;
  readonly needed?: string;
  readonly question?: Question;
  /** Signs of other columns that it rests on. */
  readonly because: readonly Sign[];
}

/** What an explanation is made from. */
export interface Examination {
  readonly reading: Reading;
  readonly trend: ReportedTrend;
  readonly series: Series;
  readonly signs: Signs;
  readonly own: RunSettings;
}

const present = (...signs: readonly (Sign | undefined)[]) => signs.filter((sign) => sign !== undefined);

/** Where a setting is to blame: the change that its source advises, or the one question that stands before it. */
function turn(name: VerdictName, { own }: Examination, because: readonly Sign[] = []): Explanation {
  const remedy = remedyOf(name, own);
  const field = remedy?.move?.field;
  if (remedy === undefined || field === undefined)
    return {
      cause: "unknown",
      because,
      ...(remedy && { lookAt: asSentence(remedy.advice) }),
    };
  const change = changeOf(remedy, own);
  if (change) return { cause: "hyperparameter", change, because };
  if (ownValue(field, own) !== undefined)
    return {
      cause: "unknown",
      because,
      lookAt: `The setting to change would be at its bound already: ${remedy.advice}.`,
    };
  const about = field === "responseCandidatesCount" ? "groupSize" : field;
  return { cause: "hyperparameter", because, question: { about, text: questions[about] } };
}

const questions = {
  learningRate: "Which learning rate did the run use?",
  epochs: "How many epochs did the run make?",
  loraRank: "Which LoRA rank did the run use?",
  batchSize: "How large was its batch?",
  temperature: "At which temperature were its rollouts sampled?",
  groupSize: "How many rollouts did it make of each prompt?",
} as const;

const askMaximum: Question = {
  about: "rewardMaximum",
  text: "What is the highest reward that the grader gives? A curve alone cannot tell a run that has got there from one that is stuck.",
};
const maximumIfUnknown = ({ reading }: Examination) => (reading.ceiling === undefined ? { question: askMaximum } : {});

/** What of the steps was looked at and gives no sign that they were too large. */
function calmOf({ kl, gradientNorm }: Series): string {
  const calm = [...(kl ? ["KL divergence"] : []), ...(gradientNorm ? ["gradient norm"] : [])];
  return calm.length === 0
    ? ""
    : `, while the ${calm.join(" and the ")} ${calm.length > 1 ? "give" : "gives"} no sign of steps that are too large`;
}

/** Share of the run after the beginning of a fall in which steps that explode may still be its cause. */
const AT_FALL = 0.1;

function collapse(seen: Examination): Explanation {
  const { shrunk, atLimit, driftedAway, settled } = seen.signs;
  const last = seen.series.reward.length - 1;
  const isInTime = (seen.signs.exploded?.from ?? last) <= (seen.trend.fallsFrom + AT_FALL) * last;
  const exploded = isInTime ? seen.signs.exploded : undefined;
  const length = shrunk ?? atLimit;
  if (length === undefined || driftedAway || exploded)
    return turn("spike_then_collapse", seen, present(driftedAway, exploded, length, settled));
  return {
    cause: "data_or_grader",
    because: [length],
    lookAt: `Read responses from before and after the fall: ${length.text}${seen.signs.exploded ? "" : calmOf(seen.series)}. Look for a grader or a length limit that pays such responses, for a missing baseline, and for many optimizer steps on the same rollouts.`,
  };
}

function noSignal({ signs }: Examination): Explanation {
  return {
    cause: "data_or_grader",
    because: present(signs.equalGroups),
    lookAt:
      "Grade some responses by hand: is any of them right, and does the grader say so? Easier prompts, graded scores or more rollouts per prompt give something to compare.",
  };
}

function noisy(seen: Examination): Explanation {
  if (seen.signs.equalGroups) return noSignal(seen);
  const explanation = turn("noisy", seen);
  return { ...explanation, cause: explanation.change ? "hyperparameter" : "unknown", ...maximumIfUnknown(seen) };
}

/** A level that no larger step will leave: there is nothing to compare, or nothing is tried any more. */
function plateau(name: VerdictName, seen: Examination): Explanation {
  const { equalGroups, spreadGone, settled, atLimit } = seen.signs;
  if (equalGroups || spreadGone)
    return {
      ...maximumIfUnknown(seen),
      cause: "data_or_grader",
      because: present(equalGroups ?? spreadGone),
      lookAt:
        "Look at the groups: where all rollouts score the same there is nothing to learn from, whatever the learning rate. Harder or more varied prompts, or graded scores, bring back a difference.",
    };
  if (atLimit)
    return {
      cause: "hyperparameter",
      because: [atLimit],
      lookAt: "Look at the responses that are cut off: the output limit may be what holds the reward down.",
    };
  // whether it is stuck at all comes before why
  return { ...turn(name, seen, present(settled)), ...(name === "early_plateau" && maximumIfUnknown(seen)) };
}

function overfit(seen: Examination): Explanation {
  const explanation = turn("overfit", seen);
  return explanation.cause === "hyperparameter" ? explanation : { ...explanation, cause: "data_or_grader" };
}

const explanations: Readonly<Record<VerdictName, (seen: Examination) => Explanation>> = {
  healthy: ({ reading }) => ({
    cause: "none",
    because: [],
    ...((reading.shares.get("early_plateau") ?? 0) > 1 / 4 && reading.ceiling === undefined
      ? { question: askMaximum }
      : {}),
  }),
  still_climbing: (seen) => turn("still_climbing", seen),
  slow_climb: (seen) => plateau("slow_climb", seen),
  early_plateau: (seen) => plateau("early_plateau", seen),
  spike_then_collapse: collapse,
  overfit,
  noisy,
  no_signal: noSignal,
  saturated: () => ({
    cause: "data_or_grader",
    because: [],
    lookAt:
      "Take harder prompts, or a grader that still tells good responses from better ones: no setting gains what is not left.",
  }),
  too_short: () => ({
    cause: "unknown",
    because: [],
    needed: "At least 8 points that are not copies of each other; 30 or more for a verdict with some confidence.",
  }),
  cant_tell: ({ reading, trend }) => ({
    cause: "unknown",
    because: [],
    needed: `More points of this run, or a second run with the same settings${reading.heldOut ? "" : ", and a held-out reward"}: its noise of ${trend.noise.toPrecision(2)} is too large for ${Math.round(trend.effectivePoints)} points.`,
  }),
};

/** Why, and what to do. */
export const explain = (name: VerdictName, seen: Examination): Explanation => explanations[name](seen);

/** What else was looked for and is not there. */
export function ruledOutFor(name: VerdictName, { reading, trend, series, signs }: Examination): RuledOut[] {
  const share = (other: VerdictName) => reading.shares.get(other) ?? 0;
  const rest: RuledOut[] = [];
  const out = (what: string, why: string) => rest.push({ what, why });
  if (name !== "spike_then_collapse" && name !== "cant_tell" && share("spike_then_collapse") < 0.05)
    out("a collapse", "no curve with a lasting fall of half the gain fits the points");
  const rises = ["healthy", "still_climbing", "slow_climb", "early_plateau", "overfit"].includes(name);
  if (rises && share("noisy") < 0.05 && trend.gainError > 0)
    out("mere noise", `the rise is ${(trend.gain / trend.gainError).toFixed(1)} standard errors`);
  if (name !== "overfit" && reading.heldOut) out("overfitting", "the held-out reward does not fall");
  if (series.kl && !signs.driftedAway) out("a policy that runs away", "the KL divergence makes no jump");
  if (series.gradientNorm && !signs.exploded)
    out("steps that explode", "the gradient norm does not stay above ten times its start");
  if (series.completionLength && !signs.shrunk && !signs.atLimit)
    out("responses of degenerate length", "the completion length neither shrinks to nothing nor grows to the limit");
  if ((series.zeroVarianceShare ?? series.rewardStd) && !signs.equalGroups && !signs.spreadGone)
    out("groups of equal scores", "the rollouts of a group still score differently");
  return rest;
}
