import type { VerdictName } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import type { LoggedSettings } from "../log/log.ts";
import type { Sign } from "../verdict/signs.ts";
import type { Change } from "./suggestedChange.ts";

/** What is known of a run beyond its log. */
export interface Known {
  /** The highest reward that its grader gives. */
  readonly rewardMaximum?: number;
  /** Settings in the trainer's units that the log does not say, or says wrongly. */
  readonly settings?: LoggedSettings;
  /** Its settings as a Fireworks job, and facts about its case, where it is one. */
  readonly job?: Partial<RunConfig>;
}

export type Cause = "hyperparameter" | "data_or_grader" | "none" | "unknown";
export type Confidence = "high" | "medium" | "low";

/** The trend of the reward: one value per point, in the unit of the reward. */
export interface Trend {
  readonly level: Float64Array;
  /** Where the level may be as well: two standard errors to each side. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** SD of a point around the level. */
  readonly noise: number;
  /** Points that tell something of their own: fewer than there are where a log repeats or averages values. */
  readonly effectivePoints: number;
  /** From here on of the curve that the verdict rests on: the mean of the plausible ones that show it. */
  readonly start: number;
  readonly end: number;
  readonly gain: number;
  /** Standard error of the gain. */
  readonly gainError: number;
  readonly top: number;
  readonly fall: number;
  /** Share of the gain that the last third adds. */
  readonly lastThirdShare: number;
  /** Height of its rise. */
  readonly rise: number;
  /** Shares of the run at which it begins to rise, is nearly level and begins to fall; 0 where it does not. */
  readonly movesFrom: number;
  readonly levelFrom: number;
  readonly fallsFrom: number;
}

export interface RuledOut {
  readonly what: string;
  readonly why: string;
}

export interface Question {
  /** A key of `Known`, or of its settings. */
  readonly about: "rewardMaximum" | "rewardColumn" | keyof LoggedSettings;
  readonly text: string;
}

/** What a log shows, why, and what to change. */
export interface Diagnosis {
  readonly verdict: VerdictName;
  readonly cause: Cause;
  readonly confidence: Confidence;
  /** Other verdicts that the same points may stand for, the likelier first. */
  readonly alternatives: readonly VerdictName[];
  /** One sentence with numbers. */
  readonly summary: string;
  readonly evidence: readonly Sign[];
  readonly change?: Change;
  readonly ruledOut: readonly RuledOut[];
  readonly question?: Question;
  /** What would be needed to tell. */
  readonly needed?: string;
  /** What to look at where no hyperparameter is to blame. */
  readonly lookAt?: string;
  readonly trend: Trend;
}
