import type { RunConfig, TaskComplexity } from "../../schema/fields/config.ts";
import type { SimulatedConfig } from "../mapping.ts";
import { gaussians, pick, uniform } from "../model/random.ts";

/** One way in which the run of a log may have come about: its config as simulated, and the same with the change. */
export interface Scenario {
  readonly base: SimulatedConfig;
  readonly changed: SimulatedConfig;
}

/** Scenarios of a log: a mean over fewer follows the luck of single runs. */
export const SCENARIOS = 100;
/** Seed of the draws, and streams of their own. */
const SEED = 1;
const [RATE, START, GAMEABLE, TASK, LAZY] = [40, 41, 42, 43, 44];
/** SD of the logarithm of how much further a step goes than in the simulation. */
const STEP_SPREAD = 0.4;
/** SD of the error of a starting reward that is read off a log, and the range that is simulated. */
const START_ERROR = 0.05;
const [LOWEST_START, HIGHEST_START] = [0.01, 0.6];
/** Most of what is drawn evenly from 0 on: share of reward-hackable prompts, reward of a lazy answer. */
const [MOST_GAMEABLE, MOST_LAZY] = [0.45, 0.35];
const complexities: readonly TaskComplexity[] = ["simple", "medium", "complex"];

const drawn = (stream: number, i: number) => uniform(SEED, stream, i, 0);

/**
 * Draws scenarios of a run with these settings and this starting reward, each with a seed of its own. What a log does not tell is drawn:
 * difficulty of the task, reward-hackable share, reward of a lazy answer, and how far a step goes.
 */
export function scenariosOf(
  config: RunConfig,
  startingReward: number,
  change: (config: RunConfig) => Partial<RunConfig>,
): Scenario[] {
  const rates = gaussians(SCENARIOS, SEED, RATE);
  const starts = gaussians(SCENARIOS, SEED, START);
  return Array.from({ length: SCENARIOS }, (_, i) => {
    const start = startingReward + START_ERROR * (starts[i] ?? 0);
    const further = Math.exp(STEP_SPREAD * (rates[i] ?? 0));
    const simulated = (own: RunConfig): SimulatedConfig => ({
      ...own,
      seed: 1 + i,
      learningRate: own.learningRate * further,
      startingReward: Math.max(LOWEST_START, Math.min(HIGHEST_START, start)),
      gameableShare: MOST_GAMEABLE * drawn(GAMEABLE, i),
      taskComplexity: complexities[pick(SEED, TASK, i, 0, complexities.length)] ?? "medium",
      experiment: { lazyPay: MOST_LAZY * drawn(LAZY, i) },
    });
    return { base: simulated(config), changed: simulated({ ...config, ...change(config) }) };
  });
}
