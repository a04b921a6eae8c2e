import type { RunConfig } from "../schema/fields/config.ts";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { grouped } from "../schema/fields/notation.ts";
import { entries } from "../schema/fields/parameters.ts";
import { promptGroupsPerStep, stepsPerEpoch } from "../schema/fields/sizing.ts";
import { HIGHEST_KL, promptsOf, toMiniature } from "./mapping.ts";
import { BASE_TEMPERATURE } from "./model/dimensions.ts";
import { stepsOf } from "./model/miniature.ts";
import { highestStart } from "./model/task.ts";

// a file of its own, because the worker imports the mapping and must not bundle the entries' texts

/** Returns a sentence for each setting of the config that the simulation changes or ignores. */
export function mappingNotes(config: RunConfig): string[] {
  return [
    promptNote(config),
    startNote(config),
    temperatureNote(config),
    batchNote(config),
    stepNote(config),
    lossNote(config),
    notSimulatedNote(config),
  ].filter((note) => note !== undefined);
}

function promptNote({ prompts }: RunConfig): string | undefined {
  const simulated = promptsOf(prompts);
  if (simulated === prompts) return undefined;
  return `Simulated with ${grouped(simulated)} prompts in place of ${grouped(prompts)}, drawn over the steps of your job.`;
}

/** Reward at the defaults of a base model that never knows the right answer: it earns some for lazy and for gamed answers. */
const LOWEST_START = 0.06;

function startNote({ startingReward, gameableShare }: RunConfig): string | undefined {
  if (startingReward < LOWEST_START)
    return `A starting reward of ${startingReward} is below the toy task, whose base model earns about ${LOWEST_START} at least.`;
  const highest = highestStart(gameableShare);
  if (startingReward <= highest) return undefined;
  return `A starting reward of ${startingReward} is beyond the toy task, whose base model earns at most ${highest.toFixed(2)}.`;
}

function temperatureNote({ temperature, startingReward }: RunConfig): string | undefined {
  if (temperature === BASE_TEMPERATURE) return undefined;
  const direction = temperature > BASE_TEMPERATURE ? "less" : "more";
  return `The starting reward of ${startingReward} holds at temperature ${BASE_TEMPERATURE}; at ${temperature} the simulated base model earns ${direction}.`;
}

function batchNote(config: RunConfig): string | undefined {
  if (promptGroupsPerStep(config) > 1) return undefined;
  return "Each simulated step already holds a single prompt: a smaller batch gives the same curve.";
}

/** Relative difference of two step counts that is told. */
const VISIBLE_STEPS = 0.02;

/** The chart's axis counts the steps of the job, whatever the model simulates. */
function stepNote(config: RunConfig): string | undefined {
  const simulated = stepsOf(toMiniature(config));
  const real = stepsPerEpoch(config) * config.epochs;
  const told = promptsOf(config.prompts) !== config.prompts;
  if (told || Math.abs(simulated / real - 1) < VISIBLE_STEPS) return undefined;
  return `Simulated in ${grouped(simulated)} steps, drawn over the ${grouped(real)} optimizer steps of your job.`;
}

function lossNote({ lossMethod, klBeta }: RunConfig): string | undefined {
  if (lossMethod !== "grpo") return `${lossNames[lossMethod]} is simulated as GRPO without KL.`;
  if (klBeta === "auto" || klBeta <= HIGHEST_KL) return undefined;
  return `The KL weight of ${klBeta} is simulated as ${HIGHEST_KL}: above that the toy task's held-out curve is distorted.`;
}

/** Names the changed settings that do not affect the curve. Fields of the scenario are facts, not settings. */
function notSimulatedNote(config: RunConfig): string | undefined {
  const changed = entries.filter(
    ([field, { simulated, place }]) => !simulated && place !== "scenario" && config[field] !== defaultConfig[field],
  );
  if (changed.length === 0) return undefined;
  return `Not simulated, so changing it does not move the curve: ${changed.map(([, { label }]) => label).join(", ")}.`;
}

const lossNames = { dapo: "DAPO", "gspo-token": "GSPO-token" } as const;
