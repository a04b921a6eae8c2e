import type { OrAuto } from "./config.ts";
import { baseModel } from "./job/baseModel.ts";
import { dataset } from "./job/dataset.ts";
import { displayName } from "./job/displayName.ts";
import { evalAutoCarveout } from "./job/evalAutoCarveout.ts";
import { evaluationDataset } from "./job/evaluationDataset.ts";
import { evaluator } from "./job/evaluator.ts";
import { extraBody } from "./job/extraBody.ts";
import { maxConcurrentEvaluations } from "./job/maxConcurrentEvaluations.ts";
import { maxConcurrentRollouts } from "./job/maxConcurrentRollouts.ts";
import { mcpServer } from "./job/mcpServer.ts";
import { nodeCount } from "./job/nodeCount.ts";
import { outputModel } from "./job/outputModel.ts";
import { wandbEntity } from "./job/wandbEntity.ts";
import { wandbProject } from "./job/wandbProject.ts";
import { warmStartFrom } from "./job/warmStartFrom.ts";
import type { JobParameterFor } from "./jobParameter.ts";

/**
 * The details of one job: names of its resources, beside its settings. They stay on this machine, in no link and in no config document. A text
 * is exactly as typed; an empty one was not given. Keys are spelled as in Fireworks' request where it has them.
 */
export interface Job {
  dataset: string;
  evaluator: string;
  /** The model to adapt; it or `warmStartFrom`, never both. */
  baseModel: string;
  /** An earlier adapter to continue from. */
  warmStartFrom: string;
  outputModel: string;
  displayName: string;
  nodeCount: OrAuto;
  wandbProject: string;
  wandbEntity: string;

  /** From here on fields that the form does not ask for: an import may hold them, and the next export carries them unchanged. */
  evaluationDataset: string;
  /** "true" or "false". */
  evalAutoCarveout: string;
  mcpServer: string;
  /** JSON. */
  extraBody: string;
  maxConcurrentRollouts: OrAuto;
  maxConcurrentEvaluations: OrAuto;
}

export type JobField = keyof Job;
type JobParameters = { readonly [K in JobField]: JobParameterFor<Job[K]> };

/** The entry of each job field, in the order of the form. */
export const jobParameters: JobParameters = {
  dataset,
  evaluator,
  baseModel,
  warmStartFrom,
  outputModel,
  displayName,
  nodeCount,
  wandbProject,
  wandbEntity,
  evaluationDataset,
  evalAutoCarveout,
  mcpServer,
  extraBody,
  maxConcurrentRollouts,
  maxConcurrentEvaluations,
};

/** Every job field with its entry, in the order of the form. */
export const jobEntries = Object.entries(jobParameters) as readonly (readonly [JobField, JobParameters[JobField]])[];
export const jobFields: readonly JobField[] = jobEntries.map(([field]) => field);

/** A job without details. */
export const emptyJob = Object.fromEntries(
  jobEntries.map(([field, { kind }]) => [field, kind === "text" ? "" : "auto"]),
) as Record<JobField, string> as Job;

/** Tells whether a field of the job is given. The text "auto" is: only a count may be left to the service. */
export const isGiven = (job: Job, field: JobField): boolean => job[field] !== emptyJob[field];
