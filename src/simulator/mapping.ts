import type { RunConfig, TaskComplexity } from "../schema/fields/config.ts";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { grouped } from "../schema/fields/notation.ts";
import { entries } from "../schema/fields/parameters.ts";
import { stepsPerEpoch as realStepsPerEpoch } from "../schema/fields/sizing.ts";
import { type Miniature, standard, stepsOf, stepsPerEpoch } from "./model/miniature.ts";
import { BASE_TEMPERATURE } from "./model/shape.ts";
import { highestStart } from "./model/task.ts";

/** From a real learning rate to the miniature's. Chosen so that the best rate is 1e-4: by construction, never evidence. */
const RATE_SCALE = 360;
/** Real ranks 4, 8, 16, 32, 64, 128 become 2, 3, 6, 10, 16, 27. */
const LOWEST_RANK = 4;
const RANK_SCALE = 2;
const RANK_POWER = 0.75;
/** Warm-up where it is left to the service, in epochs: the reward rises before the steps are large. */
const WARMUP_EPOCHS = 0.2;
/** KL weight that the service uses with GRPO when it is left to it, or 0. */
const DEFAULT_KL = 0.001;

/** Data sets outside these sizes are simulated with the nearest. */
const promptLimits = { min: 50, max: 1000 } as const;
/** Above this weight the miniature's held-out curve is distorted. */
const HIGHEST_KL = 0.01;

const skills: Record<TaskComplexity, number> = { simple: 2, medium: 3, complex: 7 };

/** Facts about every simulated case: a fifth of the prompts can only be memorised, and a lazy answer pays a fifth. */
const MEMORISED_SHARE = 0.2;
const LAZY_PAY = 0.2;

/** Settings of the miniature that no real job has a field for; what is left out is as always. For the preview's own page. */
export interface Experiment {
  /** Stored mantissa bits of the adapter's weights; 0 is full precision. */
  readonly mantissaBits?: number;
  readonly schedule?: Miniature["schedule"];
  /** Warm-up in epochs. */
  readonly warmupEpochs?: number;
  /** What the lazy answer pays, 0..1. */
  readonly lazyPay?: number;
  /** Weight of the KL term, not capped; 0 leaves it out. */
  readonly klBeta?: number;
}

/** A config, perhaps with an experiment on the miniature itself. */
export type Simulated = RunConfig & { readonly experiment?: Experiment };

/** The run in miniature that stands for this real one: the only place where real units become simulated ones. */
export function toMiniature(config: Simulated): Miniature {
  const experiment = config.experiment ?? {};
  const task = {
    prompts: promptsOf(config.prompts),
    skills: skills[config.taskComplexity],
    startingReward: config.startingReward,
    gameableShare: config.gameableShare,
    memorisedShare: MEMORISED_SHARE,
    lazyPay: experiment.lazyPay ?? LAZY_PAY,
  };
  const promptsPerStep = promptsPerStepOf(config);
  return {
    ...standard,
    mantissaBits: experiment.mantissaBits ?? standard.mantissaBits,
    schedule: experiment.schedule ?? standard.schedule,
    task,
    rank: Math.max(1, Math.round(RANK_SCALE * (config.loraRank / LOWEST_RANK) ** RANK_POWER)),
    rate: config.learningRate * RATE_SCALE,
    warmupSteps: warmupSteps(config, stepsPerEpoch({ task, promptsPerStep }), experiment.warmupEpochs),
    epochs: config.epochs,
    promptsPerStep,
    groupSize: config.responseCandidatesCount,
    temperature: config.temperature,
    klBeta: experiment.klBeta ?? klBetaOf(config),
  };
}

const promptsOf = (prompts: number) => Math.min(promptLimits.max, Math.max(promptLimits.min, prompts));

/** Prompts whose rollouts, of typical length, fill the batch: at least one. */
function promptsPerStepOf({ batchSize, typicalTokens, responseCandidatesCount }: RunConfig): number {
  return Math.max(1, Math.round(batchSize / (typicalTokens * responseCandidatesCount)));
}

function warmupSteps({ learningRateWarmupSteps }: RunConfig, perEpoch: number, tried?: number): number {
  const given = tried === undefined ? learningRateWarmupSteps : Math.round(tried * perEpoch);
  const steps = given === "auto" ? Math.round(WARMUP_EPOCHS * perEpoch) : given;
  return Math.max(1, steps);
}

function klBetaOf({ klBeta, lossMethod }: RunConfig): number {
  if (lossMethod !== "grpo") return 0;
  if (klBeta === "auto" || klBeta === 0) return DEFAULT_KL;
  return Math.min(HIGHEST_KL, klBeta);
}

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
  if (promptsPerStepOf(config) > 1) return undefined;
  return "Each simulated step already holds a single prompt: a smaller batch gives the same curve.";
}

/** Two numbers of steps that differ by a smaller share than this look the same on the axis. */
const VISIBLE_STEPS = 0.02;

/** The page counts a real job's steps; the chart's axis counts the miniature's. */
function stepNote(config: RunConfig): string | undefined {
  const simulated = stepsOf(toMiniature(config));
  const real = realStepsPerEpoch(config) * config.epochs;
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
