import type { RunConfig } from "../fields/config.ts";
import {
  type Aim,
  asInExample,
  document,
  exploring,
  fasterRate,
  fewerRollouts,
  fewestPasses,
  inf,
  longerResponses,
  longerTraining,
  lowerTopK,
  lowestRank,
  moreCapacity,
  shorterResponses,
  smallerBatch,
} from "./aims.ts";
import type { GoalId } from "./goalLabels.ts";
import { type Recommendation, withoutFindings } from "./recommendation.ts";

interface Goal {
  /** Benefit and cost, in one sentence. */
  readonly does: string;
  readonly aims: (config: RunConfig) => readonly Aim[];
}

/** The document's goal patterns. Where it gives a direction without a figure, the reason calls the figure a Goldilocks heuristic. */
export const goals: Readonly<Record<GoalId, Goal>> = {
  faster: {
    does: "More epochs and slightly larger steps, so that the reward gets further.",
    aims: (config) => [longerTraining(config), fasterRate(config)],
  },
  better: {
    does: "More and longer responses to learn from, at a higher token cost.",
    aims: (config) => [
      exploring("Fireworks: 1 to 1.2 explores more; above, responses may become incoherent."),
      {
        field: "responseCandidatesCount",
        low: 6,
        high: inf,
        reason: "Fireworks: 6 to 8 responses per prompt compare better. The cost grows linearly.",
        source: document,
      },
      longerResponses(config),
    ],
  },
  safer: {
    does: "Samples only likely tokens, so it explores less.",
    aims: (config) => [
      {
        field: "temperature",
        low: 0.3,
        high: 0.5,
        reason: "Fireworks: 0.3 to 0.5 if precision or safety counts.",
        source: document,
      },
      {
        field: "topP",
        low: 0.2,
        high: 0.9,
        reason:
          "Fireworks: a lower top-p filters out unlikely tokens, 0.5 where the reward punishes hallucination. Goldilocks heuristic: 0.9, the lowest that keeps responses diverse.",
        source: document,
      },
      lowerTopK(config),
    ],
  },
  creative: {
    does: "Samples more freely, without very unlikely tokens.",
    aims: () => [
      exploring("Fireworks: 1 to 1.2 for creative tasks; above, responses may become incoherent."),
      {
        field: "topP",
        low: 0.9,
        high: 0.9,
        reason: "Fireworks: 0.9 keeps responses diverse and drops the least likely tokens.",
        source: document,
      },
    ],
  },
  cheaper: {
    does: "Fewer and shorter responses and a smaller batch. The signal gets weaker.",
    aims: (config) => [fewerRollouts, shorterResponses, smallerBatch(config)],
  },
  capacity: {
    does: "A larger adapter, for a model that struggles to learn.",
    aims: () => [moreCapacity],
  },
  overfitting: {
    does: "Fewer epochs and a smaller adapter memorize less.",
    aims: (config) => [fewestPasses(config), lowestRank(config)],
  },
  example: {
    does: "The settings of Fireworks' run of qwen3-8b on 500 prompts, as far as they are recommended for this setup. It went from 45% to 65% on 20 rows, 9 and then 13 right: too few to show a gain.",
    aims: () => asInExample,
  },
};

/**
 * Returns the recommendations of a goal for this config, one per field of its pattern, in the document's order. A field within the target
 * range has `to` equal to `from`. Every new value is on the slider and within the recommended range, and none creates a finding: where the
 * document's figure would, the value stops short of it and the reason says so.
 */
export function recommendForGoal(id: GoalId, config: RunConfig): Recommendation[] {
  const wanted = goals[id].aims(config).map(({ field, low, high, reason, limit, source }): Recommendation => {
    const from = config[field];
    const held = limit === undefined ? {} : ({ held: true } as const);
    return {
      field,
      from,
      to: Math.min(high, Math.max(low, from)),
      reason: [reason, limit].join(" ").trim(),
      source,
      ...held,
    };
  });
  return withoutFindings(config, wanted);
}
