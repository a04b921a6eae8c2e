import { isGiven, type Job, jobEntries } from "../fields/job.ts";
import { sources } from "../fields/provenance.ts";
import { quote } from "../values/quote.ts";
import type { JobFinding } from "./finding.ts";

/**
 * Returns the findings about the details of a job: Fireworks takes exactly one of base model and warm start. That neither is given is reported
 * only once another detail is. None of them blocks the config document, which holds no details.
 */
export const jobFindings = (job: Job): readonly JobFinding[] => [...nameFindings(job), ...modelFindings(job)];

/** Findings about full names of another kind of resource. Short names are for the client to complete. */
const nameFindings = (job: Job): readonly JobFinding[] =>
  jobEntries.flatMap(([field, parameter]): JobFinding[] => {
    if (parameter.kind !== "text" || parameter.collection === undefined) return [];
    const { label, source, collection } = parameter;
    const name = String(job[field]);
    const [start, account, of, id] = name.split("/");
    if (start !== "accounts" || (account && of === collection && id)) return [];
    const message = `${label} must be accounts/…/${collection}/… (got ${quote(name)}).`;
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
          "Base model and warm start are both given: Fireworks takes one of them. A warm start already has a base model: clear one.",
        set: { field: "baseModel", value: "", label: "Clear Base model" },
      },
    ];
  }
  const begun = jobEntries.some(([field, { kind }]) => kind === "text" && isGiven(job, field));
  if (!begun || job.baseModel !== "" || job.warmStartFrom !== "") return [];
  return [
    {
      ...about,
      level: "advice",
      message: "Neither a base model nor a model to warm-start from is given: Fireworks needs one of them.",
    },
  ];
}
