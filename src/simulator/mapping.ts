import type { RunConfig, TaskComplexity } from "../schema/fields/config.ts";
import { promptGroupsPerStep } from "../schema/fields/sizing.ts";
import { type Miniature, standard, stepsPerEpoch } from "./model/miniature.ts";

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
export const HIGHEST_KL = 0.01;

const skills: Record<TaskComplexity, number> = { simple: 2, medium: 3, complex: 7 };

/** Facts about every simulated case: a fifth of the prompts can only be memorized, and a lazy answer pays a fifth. */
const MEMORIZED_SHARE = 0.2;
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
