import type { OrAuto } from "./config.ts";

/**
 * What names one job, beside its settings. Stays on this machine: no link and no config document holds it. A text is exactly what a person
 * typed; an empty one was not given. Keys are spelled as in the service's request where it has them.
 */
export interface Job {
  dataset: string;
  evaluator: string;
  /** The model to adapt; it or `warmStartFrom`, never both. */
  baseModel: string;
  /** An earlier adapter to go on from. */
  warmStartFrom: string;
  outputModel: string;
  displayName: string;
  nodeCount: OrAuto;
  wandbProject: string;
  wandbEntity: string;
}

export type JobField = keyof Job;

/** A job of which nothing is given; its fields in the order of the form. */
export const emptyJob: Job = {
  dataset: "",
  evaluator: "",
  baseModel: "",
  warmStartFrom: "",
  outputModel: "",
  displayName: "",
  nodeCount: "auto",
  wandbProject: "",
  wandbEntity: "",
};

export const jobFields = Object.keys(emptyJob) as readonly JobField[];

/** Whether a field of the job is given. A text that says auto is one: only a count may be left to the service. */
export const isGiven = (job: Job, field: JobField): boolean => job[field] !== emptyJob[field];
