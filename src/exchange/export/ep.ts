import type { RunConfig } from "../../schema/fields/config.ts";
import { type Job, jobParameters } from "../../schema/fields/job.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { type Export, launchNotes, missingIn, toLaunch } from "./export.ts";
import { flagLines, unsaid } from "./flags.ts";
import { MANAGED_CLOSED } from "./managed.ts";
import type { ManagedOptions } from "./request.ts";
import { continued } from "./shell.ts";

function methodNote({ lossMethod }: RunConfig): string {
  const label = parameters.lossMethod.options.find(({ value }) => value === lossMethod)?.label ?? lossMethod;
  const broken = "ep refuses every value of its loss method flag: left out";
  return lossMethod === "grpo"
    ? `${broken}; the service defaults to GRPO.`
    : `${broken}. This job would train with GRPO: use firectl or the request body for ${label}.`;
}

/** Fields that ep infers from the project's folder if no flag gives them. */
const inferred = ["dataset", "evaluator"] as const;

function inferredNote(job: Job): readonly string[] {
  const left = inferred.filter((field) => job[field] === "").map((field) => jobParameters[field].label.toLowerCase());
  return left.length === 0
    ? []
    : [`Run it in the evaluation project: ep infers the ${left.join(" and the ")} from the folder.`];
}

const notesOf = (config: RunConfig, job: Job): readonly string[] => [
  MANAGED_CLOSED,
  methodNote(config),
  ...inferredNote(job),
  ...unsaid(job, "ep").map((field) => `${jobParameters[field].label}: left out, ep has no flag for it.`),
  ...(job.wandbProject === "" && job.wandbEntity === ""
    ? []
    : [
        'The W&B key is never written. If ep does not find it in the environment, add --wandb-api-key "$WANDB_API_KEY".',
      ]),
  ...launchNotes(config),
];

/** Writes the `eval-protocol` command that launches the job, for a POSIX shell. */
export function toEp(config: RunConfig, job: Job, { link, unset }: ManagedOptions): Export {
  const missing = missingIn(job).filter(({ field }) => !inferred.some((other) => other === field));
  const command = continued(["eval-protocol create rft", ...flagLines(config, job, "ep", { missing, unset })]);
  return toLaunch(job, { link, notes: notesOf(config, job), lines: [command], extension: "ep.sh", missing });
}
