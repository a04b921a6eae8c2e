import type { OrAuto } from "./config.ts";
import type { Bounds, Flagged } from "./parameter.ts";
import { type Provenance, sources } from "./provenance.ts";

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

interface JobEntry<Value> extends Flagged {
  readonly label: string;
  /** What the field does, in a sentence. */
  readonly does: string;
  readonly default: Value;
  /** Where it stands in the request: trainingConfig.baseModel. */
  readonly path: string;
  readonly source: Provenance;
}

export interface TextParameter extends JobEntry<string> {
  readonly kind: "text";
  /** How it may look. */
  readonly example: string;
}

export interface CountParameter extends JobEntry<OrAuto> {
  readonly kind: "count";
  readonly unit: string;
  readonly hard: Bounds;
}

type JobParameterFor<Value> = [Value] extends [string] ? TextParameter : CountParameter;
export type JobParameters = { readonly [K in JobField]: JobParameterFor<Job[K]> };

/** Everything the product knows about each job field, in the order of the form. */
export const jobParameters: JobParameters = {
  dataset: {
    kind: "text",
    label: "Dataset",
    does: "The prompts to train on, uploaded to Fireworks.",
    default: "",
    path: "dataset",
    flag: "--dataset",
    example: "accounts/my-account/datasets/my-prompts",
    source: sources.api,
  },
  evaluator: {
    kind: "text",
    label: "Evaluator",
    does: "What scores each response.",
    default: "",
    path: "evaluator",
    flag: "--evaluator",
    example: "accounts/my-account/evaluators/my-grader",
    source: sources.api,
  },
  baseModel: {
    kind: "text",
    label: "Base model",
    does: "The model that the adapter is trained for. Give it or a model to warm-start from, not both.",
    default: "",
    path: "trainingConfig.baseModel",
    flag: "--base-model",
    example: "accounts/fireworks/models/qwen3-8b",
    source: sources.api,
  },
  warmStartFrom: {
    kind: "text",
    label: "Warm start from",
    does: "An earlier fine-tuned model to go on from, instead of a base model.",
    default: "",
    path: "trainingConfig.warmStartFrom",
    flag: "--warm-start-from",
    example: "accounts/my-account/models/my-first-run",
    source: sources.api,
  },
  outputModel: {
    kind: "text",
    label: "Output model",
    does: "What the trained model will be called; left out, Fireworks makes a name.",
    default: "",
    path: "trainingConfig.outputModel",
    flag: "--output-model",
    example: "my-second-run",
    source: sources.api,
  },
  displayName: {
    kind: "text",
    label: "Display name",
    does: "What the job is called on the job page.",
    default: "",
    path: "displayName",
    example: "Second run, rate 2e-4",
    source: sources.api,
  },
  nodeCount: {
    kind: "count",
    label: "Nodes",
    does: "How many machines the job runs on.",
    default: "auto",
    path: "nodeCount",
    flag: "--node-count",
    client: "ep",
    unit: "nodes",
    hard: { min: 1, max: 1024 },
    source: sources.api,
  },
  wandbProject: {
    kind: "text",
    label: "W&B project",
    does: "The Weights & Biases project that the run logs to. Its key comes from the environment and is never asked for here.",
    default: "",
    path: "wandbConfig.project",
    flag: "--wandb-project",
    example: "my-project",
    source: sources.api,
  },
  wandbEntity: {
    kind: "text",
    label: "W&B entity",
    does: "The Weights & Biases user or team that the project belongs to.",
    default: "",
    path: "wandbConfig.entity",
    flag: "--wandb-entity",
    example: "my-team",
    source: sources.api,
  },
};

/** Every job field with its entry, in the order of the form. */
export const jobEntries = Object.entries(jobParameters) as readonly (readonly [JobField, JobParameters[JobField]])[];

/** A job of which nothing is given. */
export const emptyJob = Object.fromEntries(
  jobEntries.map(([field, parameter]) => [field, parameter.default]),
) as Partial<Job> as Job;

/** Whether a field of the job is given. A text that says auto is one: only a count may be left to the service. */
export const isGiven = (job: Job, field: JobField): boolean => job[field] !== jobParameters[field].default;
