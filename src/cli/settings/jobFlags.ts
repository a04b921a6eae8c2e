import type { JobField } from "../../schema/fields/job.ts";

/** The flags that name the job; each is a job field's. */
export const jobFlags = {
  dataset: "dataset",
  evaluator: "evaluator",
  "base-model": "baseModel",
  "warm-start-from": "warmStartFrom",
  "output-model": "outputModel",
  "display-name": "displayName",
  "node-count": "nodeCount",
  "wandb-project": "wandbProject",
  "wandb-entity": "wandbEntity",
} as const satisfies Readonly<Record<string, JobField>>;
export type JobFlag = keyof typeof jobFlags;
export const jobFlagNames = Object.keys(jobFlags) as JobFlag[];
