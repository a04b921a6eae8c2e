import { isGiven, type Job, type JobField, jobFields, jobParameters } from "../fields/job.ts";
import { sources } from "../fields/provenance.ts";
import { visible } from "../values/shown.ts";
import type { JobFinding } from "./finding.ts";

/**
 * What there is to say about what names the job: of base model and warm start the service takes exactly one. That neither is given is said
 * once something else of the job is; nothing here stops the config document, which holds none of it.
 */
export const jobFindings = (job: Job): readonly JobFinding[] => [...nameFindings(job), ...modelFindings(job)];

/** The collection that a full name of each field is of. */
const collections: { readonly [K in JobField]?: string } = {
  dataset: "datasets",
  evaluator: "evaluators",
  baseModel: "models",
  warmStartFrom: "models",
  outputModel: "models",
  evaluationDataset: "datasets",
  mcpServer: "mcpServers",
};

/** Full names that are of something else, or of nothing; a short name is the client's to complete. */
const nameFindings = (job: Job): readonly JobFinding[] =>
  (Object.entries(collections) as [JobField, string][]).flatMap(([field, collection]): JobFinding[] => {
    const name = String(job[field]);
    const [start, account, of, id] = name.split("/");
    if (start !== "accounts" || (account && of === collection && id)) return [];
    const { label, source } = jobParameters[field];
    const message = `${label}: the full name of one is accounts/…/${collection}/…; “${visible(name)}” is not.`;
    return [{ level: "blocked", fields: [field], message, source }];
  });

function modelFindings(job: Job): readonly JobFinding[] {
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
  const begun = jobFields.some((field) => field !== "nodeCount" && isGiven(job, field));
  if (!begun || job.baseModel !== "" || job.warmStartFrom !== "") return [];
  return [
    {
      ...about,
      level: "advice",
      message: "The job names neither a base model nor a model to warm-start from: Fireworks needs one of them.",
    },
  ];
}
