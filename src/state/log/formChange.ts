import type { SuggestedChange } from "../../diagnosis/advice/suggestedChange.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { type NumberParameter, zoneOf } from "../../schema/fields/parameter.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { setTo } from "../../schema/findings/finding.ts";
import { checkField } from "../../schema/values/validate.ts";

type FormField = Exclude<SuggestedChange["field"], "groupSize">;

/** A suggested change of a logged run, applied to the settings of the form. */
export interface FormChange {
  readonly field: FormField;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** value: the form takes the run's new value. factor: the form's value changes by the same factor, because the trainer uses other units. */
  readonly by: "value" | "factor";
}

/** Fields with the same unit in every trainer. */
const sameEverywhere: readonly FormField[] = ["epochs", "loraRank", "temperature", "responseCandidatesCount"];

/** Returns the valid value of the control that is nearest to a number. */
function nearest({ scale, legal }: NumberParameter, value: number): number {
  const values = legal ?? scale.lattice;
  return values.reduce((best, other) => (Math.abs(other - value) < Math.abs(best - value) ? other : best));
}

/**
 * Returns the change of the form for a suggested change of a run; undefined where it would change nothing or has no valid value. `isJob`:
 * the run is a Fireworks job, so its units are the form's.
 */
export function formChangeOf(change: SuggestedChange, config: RunConfig, isJob: boolean): FormChange | undefined {
  const field: FormField = change.field === "groupSize" ? "responseCandidatesCount" : change.field;
  const parameter: NumberParameter = parameters[field];
  const from = config[field];
  const asValue = (isJob || sameEverywhere.includes(field)) && checkField(field, change.to).ok;
  const wanted = asValue ? change.to : (from * change.to) / change.from;
  const exact = checkField(field, Number(wanted.toPrecision(6)));
  const to = exact.ok && parameter.legal === undefined ? exact.value : nearest(parameter, wanted);
  if (to === from) return undefined;
  return { field, from, to, label: setTo(field, to).label, by: asValue ? "value" : "factor" };
}

/** Tells whether the proposed value lies outside the recommended range. */
export const leavesBand = ({ field, to }: FormChange, config: RunConfig): boolean =>
  zoneOf(to, parameters[field].advice?.band(config)) !== "right";
