import { fidelity } from "../../exchange/export/fidelity.ts";
import type { Target } from "../../exchange/export/targets.ts";
import type { Field } from "../../schema/fields/config.ts";
import type { JobField } from "../../schema/fields/job.ts";
import { findingsOf } from "../../schema/findings/findings.ts";
import { jobFindings } from "../../schema/findings/jobFindings.ts";
import { useSettings, useStores } from "../parts/context.ts";
import type { ExportError } from "./ExportErrors.tsx";

/** Returns what blocks an export to a format: unfinished texts in fields that it holds, blocked settings, and what the tool refuses. */
export function useExportErrors(target: Target, refused: readonly string[] = []): readonly ExportError[] {
  const { settings } = useStores();
  const config = useSettings((state) => state.config);
  const job = useSettings((state) => state.job);
  const drafts = useSettings((state) => state.drafts);
  const isHeld = ([field]: readonly [string, unknown]) => fidelity[target][field as Field | JobField] !== "lost";
  const texts = Object.entries(drafts)
    .filter(isHeld)
    .map(
      ([field, { reason }]): ExportError => ({
        message: reason,
        fix: { label: "Discard the text", apply: () => settings.dropDraft(field as Field | JobField) },
      }),
    );
  const blocked = findingsOf(config)
    .filter(({ level }) => level === "blocked")
    .map(({ message, set }): ExportError => {
      if (!set) return { message };
      return { message, fix: { label: set.label, apply: () => settings.change({ [set.field]: set.value }) } };
    });
  const ofJob = refused.map((message): ExportError => {
    const set = jobFindings(job).find((finding) => finding.message === message)?.set;
    if (!set) return { message };
    return { message, fix: { label: set.label, apply: () => settings.changeJob({ [set.field]: set.value }) } };
  });
  return [...texts, ...blocked, ...ofJob];
}
