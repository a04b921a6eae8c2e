import type { Job } from "../fields/job.ts";
import { sources } from "../fields/provenance.ts";
import type { JobFinding } from "./finding.ts";

/**
 * What there is to say about what names the job: of base model and warm start the service takes exactly one. That neither is given is said
 * once something else of the job is; nothing here stops the config document, which holds none of it.
 */
export function jobFindings(job: Job): readonly JobFinding[] {
  const about = { fields: ["baseModel", "warmStartFrom"], source: sources.api } as const;
  if (job.baseModel !== "" && job.warmStartFrom !== "") {
    return [
      {
        ...about,
        level: "blocked",
        message:
          "A base model and a model to warm-start from are both given: Fireworks takes one of them. A warm start knows its base model already: clear one.",
        set: { field: "baseModel", value: "", label: "Clear Base model" },
      },
    ];
  }
  const begun = Object.entries(job).some(([field, value]) => field !== "nodeCount" && value !== "");
  if (!begun || job.baseModel !== "" || job.warmStartFrom !== "") return [];
  return [
    {
      ...about,
      level: "advice",
      message: "The job names neither a base model nor a model to warm-start from: Fireworks needs one of them.",
    },
  ];
}
