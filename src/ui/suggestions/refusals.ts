import type { Field } from "../../schema/fields/config.ts";
import { type JobField, jobParameters } from "../../schema/fields/job.ts";
import { spoken } from "../../schema/fields/notation.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import type { Provenance } from "../../schema/fields/provenance.ts";
import { jobFindings } from "../../schema/findings/jobFindings.ts";
import type { Patch, Settings } from "../../state/settings/settings.ts";
import { useRested } from "../parts/context.ts";

/** A typed text or job details that the service refuses. */
export interface Refusal {
  readonly field: Field | JobField;
  readonly text: string;
  readonly source: Provenance;
  /** The change that settles it, and the label of its button. */
  readonly fix?: { readonly label: string; readonly patch: Patch };
}

const isJobField = (field: string): field is JobField => Object.hasOwn(jobParameters, field);

function refusalOf(field: Field | JobField, reason: string): Refusal {
  const text = reason.endsWith(".") ? reason : `${reason}.`;
  if (isJobField(field)) return { field, text, source: jobParameters[field].source };
  const parameter = parameters[field];
  const value = parameter.kind === "number" ? spoken(parameter, parameter.default) : parameter.default;
  const fix = { label: `Set ${parameter.label} to ${value}`, patch: { config: { [field]: parameter.default } } };
  return { field, text, source: parameter.source, fix };
}

function refusals({ drafts, job }: Pick<Settings, "drafts" | "job">): readonly Refusal[] {
  const typed = Object.entries(drafts).map(([field, { reason }]) => refusalOf(field as Field | JobField, reason));
  const details = jobFindings(job)
    .filter(({ level }) => level === "blocked")
    .map(({ fields: [first], message, source, set }): Refusal => {
      const fix = set && { label: set.label, patch: { job: { [set.field]: set.value } } };
      return { field: first ?? "baseModel", text: message, source, ...(fix && { fix }) };
    });
  return [...typed, ...details];
}

/** Returns what the service would refuse beside the settings themselves: texts that are no value, and job details. */
export function useRefusals(): readonly Refusal[] {
  const drafts = useRested((settings) => settings.drafts);
  const job = useRested((settings) => settings.job);
  return refusals({ drafts, job });
}
