import type { SuggestedChange } from "../../diagnosis/advice/suggestedChange.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { type NumberParameter, zoneOf } from "../../schema/fields/parameter.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { setTo } from "../../schema/findings/finding.ts";
import { checkField } from "../../schema/values/validate.ts";

type Proposed = Exclude<SuggestedChange["field"], "groupSize">;

/** A change of a real run as a change of the form. */
export interface Proposal {
  readonly field: Proposed;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** Whether the form takes the run's own value, or its own value changed by the same factor: other trainers count on other scales. */
  readonly by: "value" | "factor";
}

/** What every trainer counts alike. */
const sameEverywhere: readonly Proposed[] = ["epochs", "loraRank", "temperature", "responseCandidatesCount"];

/** The legal value of the control that is nearest to a number, on the side to which it moves. */
function nearest({ scale, legal }: NumberParameter, value: number): number {
  const values = legal ?? scale.lattice;
  return values.reduce((best, other) => (Math.abs(other - value) < Math.abs(best - value) ? other : best));
}

/**
 * What the change of a run sets in a form with these settings; undefined where that would change nothing, or in no legal way. `isJob`: the
 * run is a Fireworks job, so its values are the form's own.
 */
export function proposalOf(change: SuggestedChange, config: RunConfig, isJob: boolean): Proposal | undefined {
  const field: Proposed = change.field === "groupSize" ? "responseCandidatesCount" : change.field;
  const parameter: NumberParameter = parameters[field];
  const from = config[field];
  const asValue = (isJob || sameEverywhere.includes(field)) && checkField(field, change.to).ok;
  const wanted = asValue ? change.to : (from * change.to) / change.from;
  const exact = checkField(field, Number(wanted.toPrecision(6)));
  const to = exact.ok && parameter.legal === undefined ? exact.value : nearest(parameter, wanted);
  if (to === from) return undefined;
  return { field, from, to, label: setTo(field, to).label, by: asValue ? "value" : "factor" };
}

/** Whether the proposed value lies outside of the band that it had better stay in; then that is said beside the button. */
export const leavesBand = ({ field, to }: Proposal, config: RunConfig): boolean =>
  zoneOf(to, parameters[field].advice?.band(config)) !== "right";
