import type { RunConfig } from "../../schema/fields/config.ts";
import type { LoggedSettings } from "../log/log.ts";

/** What is known of a run beyond its log. */
export interface RunContext {
  /** The highest reward that its grader gives. */
  readonly rewardMaximum?: number;
  /** Settings in the trainer's units that the log does not say, or says wrongly. */
  readonly settings?: LoggedSettings;
  /** Its settings as a Fireworks job, and facts about its case, where it is one. */
  readonly job?: Partial<RunConfig>;
}
