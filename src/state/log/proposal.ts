import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import type { Move } from "../../diagnosis/advice/remedies.ts";
import { recommendedMove, type SuggestedChange } from "../../diagnosis/advice/suggestedChange.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import type { RunContext } from "../../diagnosis/verdict/runContext.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { isJob, sameEverywhere } from "./loggedConfig.ts";

/** A change of the form. */
export interface FormChange {
  readonly field: Move["field"];
  readonly value: number;
}

/** The change to try for a log. It is made from the log and the form as it was then, and does not follow the form: applying it again changes nothing. */
export interface Proposal extends SuggestedChange {
  /** The same change as one of the form; absent where the log's trainer counts in other units, or its value is not recommended here. */
  readonly form?: FormChange;
}

/**
 * Returns the change that a diagnosis suggests; undefined where it suggests none. `setup`: the form when the log was read, whose recommended
 * range the value of the form stays in.
 */
export function proposalOf(
  { change }: Diagnosis,
  { settings }: Series,
  known: RunContext,
  setup: RunConfig,
): Proposal | undefined {
  if (change === undefined) return undefined;
  const field = change.field === "groupSize" ? "responseCandidatesCount" : change.field;
  const job = isJob({ ...settings, ...known.settings }, known);
  if (!job && !sameEverywhere.includes(field)) return change;
  const way = change.to > change.from ? "up" : "down";
  const to = recommendedMove({ field, way }, change.from, setup);
  // another trainer's run is advised by its own value alone
  if (to === undefined || (!job && to !== change.to)) return change;
  return { ...change, to, form: { field, value: to } };
}
