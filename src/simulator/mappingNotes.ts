import type { RunConfig } from "../schema/fields/config.ts";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { grouped } from "../schema/fields/notation.ts";
import { entries } from "../schema/fields/parameters.ts";
import { promptGroupsPerStep, stepsPerEpoch } from "../schema/fields/sizing.ts";
import { HIGHEST_KL, promptsOf, toMiniature } from "./mapping.ts";
import { BASE_TEMPERATURE } from "./model/dimensions.ts";
import { stepsOf } from "./model/miniature.ts";
import { highestStart } from "./model/task.ts";

// apart from the mapping: the simulator's worker needs that one alone, and none of the entries' texts

/** What the simulation does not take as it is in this config, a sentence each; none where everything is. */
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
  return `The data set of ${grouped(prompts)} ${prompts === 1 ? "prompt" : "prompts"} is simulated as one of ${grouped(simulated)}.`;
}

/** Even a base model that never knows the right answer is paid for lazy and for gamed ones: about this much at the defaults. */
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

/** Two numbers of steps that differ by a smaller share than this look the same on the axis. */
const VISIBLE_STEPS = 0.02;

/** The page counts a real job's steps; the chart's axis counts the miniature's. */
function stepNote(config: RunConfig): string | undefined {
  const simulated = stepsOf(toMiniature(config));
  const real = stepsPerEpoch(config) * config.epochs;
  const told = promptsOf(config.prompts) !== config.prompts;
  if (told || Math.abs(simulated / real - 1) < VISIBLE_STEPS) return undefined;
  return `The curve is drawn over ${grouped(simulated)} simulated steps, where the job would take about ${grouped(real)} optimizer steps.`;
}

function lossNote({ lossMethod, klBeta }: RunConfig): string | undefined {
  if (lossMethod !== "grpo") return `${lossNames[lossMethod]} is simulated as GRPO without KL.`;
  if (klBeta === "auto" || klBeta <= HIGHEST_KL) return undefined;
  return `The KL weight of ${klBeta} is simulated as ${HIGHEST_KL}: above that the toy task's held-out curve is distorted.`;
}

/** The settings that do not affect the curve; the case has such fields too, but they are facts and no settings. */
function notSimulatedNote(config: RunConfig): string | undefined {
  const changed = entries.filter(
    ([field, { simulated, place }]) => !simulated && place !== "scenario" && config[field] !== defaultConfig[field],
  );
  if (changed.length === 0) return undefined;
  return `Not simulated, so changing it does not move the curve: ${changed.map(([, { label }]) => label).join(", ")}.`;
}

const lossNames = { dapo: "DAPO", "gspo-token": "GSPO-token" } as const;
