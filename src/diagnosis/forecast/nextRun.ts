import type { RunConfig } from "../../schema/fields/config.ts";
import { rollouts, trainedTokens } from "../../schema/plan/runSize.ts";
import type { LoggedSettings, Series } from "../log/log.ts";
import type { Pace } from "./pace.ts";

/** How long a run with other settings would take at the pace of a logged one. */
export interface NextRun {
  readonly rollouts: number;
  readonly rolloutsPerStep: number;
  readonly secondsPerStep: number;
  /** Hours where each rollout takes as long as in the log. */
  readonly hoursByRollouts: number;
  /** Hours where each token does; undefined where the log has no length of completions. */
  readonly hoursByTokens: number | undefined;
  /** Tokens of a rollout, as logged and as in the settings. */
  readonly loggedTokens: number | undefined;
  readonly tokens: number;
}

const SECONDS = 3600;

/** Estimates the next run; undefined where the log does not state the rollouts of a step. */
export function nextRunOf(
  config: RunConfig,
  pace: Pace,
  { completionLength }: Pick<Series, "completionLength">,
  { batchSize, batchUnit }: LoggedSettings,
): NextRun | undefined {
  if (batchSize === undefined || batchUnit !== "sequences" || !(batchSize > 0)) return undefined;
  const lengths = Array.from(completionLength ?? []).filter((length) => Number.isFinite(length) && length > 0);
  const loggedTokens =
    lengths.length > 0 ? lengths.reduce((sum, length) => sum + length, 0) / lengths.length : undefined;
  const hoursOf = (steps: number) => (steps * pace.secondsPerStep) / SECONDS;
  return {
    rollouts: rollouts(config),
    rolloutsPerStep: batchSize,
    secondsPerStep: pace.secondsPerStep,
    hoursByRollouts: hoursOf(rollouts(config) / batchSize),
    hoursByTokens: loggedTokens === undefined ? undefined : hoursOf(trainedTokens(config) / (batchSize * loggedTokens)),
    loggedTokens,
    tokens: trainedTokens(config) / rollouts(config),
  };
}
