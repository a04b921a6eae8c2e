import type { NumberParameter } from "../../schema/fields/parameter.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { bare, rangeText } from "../../schema/fields/phrase.ts";
import type { Sign } from "../verdict/signs/sign.ts";
import type { Question } from "./diagnosis.ts";
import type { Examination, Explanation } from "./loggedVerdict.ts";
import { asSentence, type Move, type Remedies, type Remedy } from "./remedies.ts";
import { changeOf, jobConfig, type RunSettings, remedyOf, settingOf } from "./suggestedChange.ts";

/** The signs that are present. */
export const present = (...signs: readonly (Sign | undefined)[]) => signs.filter((sign) => sign !== undefined);

const questions = {
  learningRate: "Learning rate of this run?",
  epochs: "Epochs of this run?",
  loraRank: "LoRA rank of this run?",
  batchSize: "Batch size of this run?",
  temperature: "Sampling temperature of this run?",
  groupSize: "Rollouts per prompt of this run?",
} as const;

/** Says why a setting with this value has no change to try. */
function noMove({ advice, move }: Remedy, field: Move["field"], value: number, { job }: RunSettings): string {
  const parameter: NumberParameter = parameters[field];
  const band = job && parameter.advice?.band(jobConfig(job));
  const here = `${parameter.label} ${bare(parameter, value)}`;
  const way = move?.way ?? "up";
  if (band === undefined) return `${here} cannot go further ${way}: ${advice}.`;
  return `${here} cannot go further ${way}: the recommended range is ${rangeText(parameter, band)}.`;
}

/** Where a setting is to blame: the change that its source advises, or the one question that stands before it. */
export function blameSetting(remedies: Remedies, { run }: Examination, because: readonly Sign[] = []): Explanation {
  const remedy = remedyOf(remedies, run);
  const field = remedy?.move?.field;
  if (remedy === undefined || field === undefined)
    return { cause: "unknown", because, ...(remedy && { lookAt: asSentence(remedy.advice) }) };
  const change = changeOf(remedy, run);
  if (change) return { cause: "hyperparameter", change, because };
  const value = settingOf(field, run);
  if (value !== undefined) return { cause: "hyperparameter", because, lookAt: noMove(remedy, field, value, run) };
  const about = field === "responseCandidatesCount" ? "groupSize" : field;
  return { cause: "hyperparameter", because, question: { about, text: questions[about] } };
}

export const askMaximum: Question = {
  about: "rewardMaximum",
  text: "Highest possible reward? (tells solved from stuck)",
};
export const askMaximumIfUnknown = ({ reading }: Examination) =>
  reading.ceiling === undefined ? { question: askMaximum } : {};
