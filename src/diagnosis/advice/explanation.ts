import type { Sign } from "../verdict/signs/sign.ts";
import type { Question } from "./diagnosis.ts";
import type { Examination, Explanation } from "./loggedVerdict.ts";
import { asSentence, type Remedies } from "./remedies.ts";
import { changeOf, remedyOf, settingOf } from "./suggestedChange.ts";

/** The signs that are present. */
export const present = (...signs: readonly (Sign | undefined)[]) => signs.filter((sign) => sign !== undefined);

const questions = {
  learningRate: "Which learning rate did the run use?",
  epochs: "How many epochs did the run make?",
  loraRank: "Which LoRA rank did the run use?",
  batchSize: "How large was its batch?",
  temperature: "At which temperature were its rollouts sampled?",
  groupSize: "How many rollouts did it make of each prompt?",
} as const;

/** Where a setting is to blame: the change that its source advises, or the one question that stands before it. */
export function blameSetting(remedies: Remedies, { run }: Examination, because: readonly Sign[] = []): Explanation {
  const remedy = remedyOf(remedies, run);
  const field = remedy?.move?.field;
  if (remedy === undefined || field === undefined)
    return { cause: "unknown", because, ...(remedy && { lookAt: asSentence(remedy.advice) }) };
  const change = changeOf(remedy, run);
  if (change) return { cause: "hyperparameter", change, because };
  if (settingOf(field, run) !== undefined)
    return {
      cause: "unknown",
      because,
      lookAt: `The setting to change would be at its bound already: ${remedy.advice}.`,
    };
  const about = field === "responseCandidatesCount" ? "groupSize" : field;
  return { cause: "hyperparameter", because, question: { about, text: questions[about] } };
}

export const askMaximum: Question = {
  about: "rewardMaximum",
  text: "What is the highest reward that the grader gives? A curve alone cannot tell a run that has got there from one that is stuck.",
};
export const askMaximumIfUnknown = ({ reading }: Examination) =>
  reading.ceiling === undefined ? { question: askMaximum } : {};
