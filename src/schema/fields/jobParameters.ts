import type { Job, JobField } from "./job.ts";
import type { Bounds, Flagged } from "./parameter.ts";
import { type Provenance, sources } from "./provenance.ts";

interface JobEntry extends Flagged {
  readonly label: string;
  /** What the field does, in a sentence. */
  readonly does: string;
  /** Where it stands in the request: trainingConfig.baseModel. */
  readonly path: string;
  readonly source: Provenance;
}

export interface TextParameter extends JobEntry {
  readonly kind: "text";
  /** How it may look. */
  readonly example: string;
}

export interface CountParameter extends JobEntry {
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
    path: "dataset",
    flag: "--dataset",
    example: "accounts/my-account/datasets/my-prompts",
    source: sources.api,
  },
  evaluator: {
    kind: "text",
    label: "Evaluator",
    does: "What scores each response.",
    path: "evaluator",
    flag: "--evaluator",
    example: "accounts/my-account/evaluators/my-grader",
    source: sources.api,
  },
  baseModel: {
    kind: "text",
    label: "Base model",
    does: "The model that the adapter is trained for. Give it or a model to warm-start from, not both.",
    path: "trainingConfig.baseModel",
    flag: "--base-model",
    example: "accounts/fireworks/models/qwen3-8b",
    source: sources.api,
  },
  warmStartFrom: {
    kind: "text",
    label: "Warm start from",
    does: "An earlier fine-tuned model to go on from, instead of a base model.",
    path: "trainingConfig.warmStartFrom",
    flag: "--warm-start-from",
    example: "accounts/my-account/models/my-first-run",
    source: sources.api,
  },
  outputModel: {
    kind: "text",
    label: "Output model",
    does: "What the trained model will be called; left out, Fireworks makes a name.",
    path: "trainingConfig.outputModel",
    flag: "--output-model",
    example: "my-second-run",
    source: sources.api,
  },
  displayName: {
    kind: "text",
    label: "Display name",
    does: "What the job is called on the job page.",
    path: "displayName",
    example: "Second run, rate 2e-4",
    source: sources.api,
  },
  nodeCount: {
    kind: "count",
    label: "Nodes",
    does: "How many machines the job runs on.",
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
    path: "wandbConfig.project",
    flag: "--wandb-project",
    example: "my-project",
    source: sources.api,
  },
  wandbEntity: {
    kind: "text",
    label: "W&B entity",
    does: "The Weights & Biases user or team that the project belongs to.",
    path: "wandbConfig.entity",
    flag: "--wandb-entity",
    example: "my-team",
    source: sources.api,
  },
};

/** Every job field with its entry, in the order of the form. */
export const jobEntries = Object.entries(jobParameters) as readonly (readonly [JobField, JobParameters[JobField]])[];
