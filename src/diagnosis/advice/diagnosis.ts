import type { VerdictName } from "../../schema/curve.ts";
import type { LoggedSettings } from "../log/log.ts";
import type { ReportedTrend } from "../verdict/reportedTrend.ts";
import type { Sign } from "../verdict/signs/sign.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { SuggestedChange } from "./suggestedChange.ts";

export type Cause = "hyperparameter" | "data_or_grader" | "none" | "unknown";
export type Confidence = "high" | "medium" | "low";

export interface RuledOut {
  readonly what: string;
  readonly why: string;
}

export interface Question {
  /** A key of `RunContext`, or of its settings. */
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
  readonly change?: SuggestedChange;
  readonly ruledOut: readonly RuledOut[];
  /** What could not be checked, and the columns by which it could be told. */
  readonly unchecked: readonly { readonly what: string; readonly needs: string }[];
  readonly question?: Question;
  /** What would be needed to tell. */
  readonly needed?: string;
  /** What to look at where no hyperparameter is to blame. */
  readonly lookAt?: string;
  /** The best point of a run that got worse after it: the checkpoint to go back to. */
  readonly checkpoint?: Checkpoint;
  readonly trend: ReportedTrend;
}
