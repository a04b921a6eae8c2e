import type { RunConfig } from "../../schema/fields/config.ts";
import { type Job, jobParameters } from "../../schema/fields/job.ts";
import type { Unset } from "./document.ts";
import { type Export, launchNotes, toLaunch } from "./export.ts";
import { flagLines, unsaid } from "./flags.ts";
import { MANAGED_CLOSED } from "./managed.ts";
import { shortNames } from "./request.ts";
import { continued, flagWithValue } from "./shell.ts";

interface Options {
  /** The page's address with these settings; without it the text is the command alone. */
  readonly link?: string;
  /** Id of the job; without it Fireworks makes one. */
  readonly jobId?: string;
  readonly unset?: Unset;
}

function notesOf(config: RunConfig, job: Job): readonly string[] {
  const short = shortNames(job);
  const logsHalf = (job.wandbProject === "") !== (job.wandbEntity === "");
  return [
    MANAGED_CLOSED,
    ...(short.length === 0
      ? []
      : [
          `Fireworks' pages differ on short names: firectl's page shows a short dataset, the page on launching asks for full ones. If firectl refuses the ${short.join(" or the ")}, write accounts/… in full.`,
        ]),
    ...unsaid(job, "firectl").map(
      (field) => `${jobParameters[field].label}: left out, firectl has no flag for it (page of 2026-04-27).`,
    ),
    ...(job.wandbProject === "" && job.wandbEntity === ""
      ? []
      : ["firectl reads the W&B key from WANDB_API_KEY in the environment."]),
    ...(logsHalf ? ["firectl requires W&B project and W&B entity together."] : []),
    ...launchNotes(config),
    "Add --dry-run to check: firectl then prints the request and sends nothing.",
  ];
}

/** Writes the `firectl` command that launches the job, for a POSIX shell. */
export function toFirectl(config: RunConfig, job: Job, { link, jobId, unset }: Options = {}): Export {
  const id = jobId === undefined ? [] : [flagWithValue("--job-id", jobId)];
  const command = continued(["firectl rftj create", ...id, ...flagLines(config, job, "firectl", { unset })]);
  return toLaunch(job, { link, notes: notesOf(config, job), lines: [command], extension: "firectl.sh" });
}
