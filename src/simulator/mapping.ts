import type { RunConfig, TaskComplexity } from "../schema/fields/config.ts";
import { promptGroupsPerStep } from "../schema/fields/sizing.ts";
import { type Miniature, standard, stepsPerEpoch } from "./model/miniature.ts";

/** Factor from a real learning rate to the model's. Chosen so that the best rate is 1e-4: by construction, never evidence. */
const RATE_SCALE = 360;
/** Rank mapping: real ranks 4, 8, 16, 32, 64, 128 become 2, 3, 6, 10, 16, 27. */
const LOWEST_RANK = 4;
const RANK_SCALE = 2;
const RANK_POWER = 0.75;
/** Warm-up in epochs for `auto`: the reward rises before the steps are large. */
const WARMUP_EPOCHS = 0.2;
/** KL weight of the service with GRPO for `auto` and 0. */
const DEFAULT_KL = 0.001;

/** Simulated dataset sizes; others are clamped. */
const promptLimits = { min: 50, max: 1000 } as const;
/** Highest simulated KL weight: above it the model's held-out curve is distorted. */
export const HIGHEST_KL = 0.01;

const skills: Record<TaskComplexity, number> = { simple: 2, medium: 3, complex: 7 };

/** The same in every simulation: share of prompts that can only be memorized, and reward of a lazy answer. */
const MEMORIZED_SHARE = 0.2;
const LAZY_PAY = 0.2;

/** Settings of the model that no job has a field for, for the simulator internals on the page; absent ones have their usual value. */
export interface Experiment {
  /** Stored mantissa bits of the adapter's weights; 0 is full precision. */
  readonly mantissaBits?: number;
  readonly schedule?: Miniature["schedule"];
  /** Warm-up in epochs. */
  readonly warmupEpochs?: number;
  /** Reward of the lazy answer, 0..1. */
  readonly lazyPay?: number;
  /** Weight of the KL term, uncapped; 0 leaves it out. */
  readonly klBeta?: number;
}

/** A config, optionally with an experiment on the model itself. */
export type SimulatedConfig = RunConfig & { readonly experiment?: Experiment };

/** Maps a config to the settings of its simulation: the only place where real units become the model's. */
export function toMiniature(config: SimulatedConfig): Miniature {
  const experiment = config.experiment ?? {};
  const task = {
    prompts: promptsOf(config.prompts),
    skills: skills[config.taskComplexity],
    startingReward: config.startingReward,
    gameableShare: config.gameableShare,
    memorizedShare: MEMORIZED_SHARE,
    lazyPay: experiment.lazyPay ?? LAZY_PAY,
  };
  const promptsPerStep = promptGroupsPerStep(config);
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

export const promptsOf = (prompts: number) => Math.min(promptLimits.max, Math.max(promptLimits.min, prompts));

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
