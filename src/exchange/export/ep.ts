import type { RunConfig } from "../../schema/fields/config.ts";
import type { Job } from "../../schema/fields/job.ts";
import { jobParameters } from "../../schema/fields/jobParameters.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { type Export, launchNotes, toLaunch } from "./export.ts";
import { flagLines, unsaid } from "./flags.ts";
import { continued } from "./shell.ts";

function methodNote({ lossMethod }: RunConfig): string {
  const label = parameters.lossMethod.options.find(({ value }) => value === lossMethod)?.label ?? lossMethod;
  const broken = "ep refuses every value of its loss method flag, so the flag is left out";
  return lossMethod === "grpo"
    ? `${broken}; the service's own default is GRPO.`
    : `${broken}: this job would train with GRPO, not with ${label}. Use firectl or the request for ${label}.`;
}

const notesOf = (config: RunConfig, job: Job): readonly string[] => [
  methodNote(config),
  ...unsaid(job, "ep").map((field) => `${jobParameters[field].label}: ep has no flag for it, so it is left out.`),
  ...(job.wandbProject === "" && job.wandbEntity === ""
    ? []
    : [
        'The key of W&B is never written here. Where ep does not find it in the environment, add --wandb-api-key "$WANDB_API_KEY".',
      ]),
  ...launchNotes(config),
];

/** The `eval-protocol` command that launches the job, for a POSIX shell. */
export function toEp(config: RunConfig, job: Job, { link }: { readonly link: string }): Export {
  const command = continued(["eval-protocol create rft", ...flagLines(config, job, "ep")]);
  return toLaunch(job, { link, notes: notesOf(config, job), lines: [command], extension: "ep.sh" });
}
