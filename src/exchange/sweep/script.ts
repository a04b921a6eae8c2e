import type { RunConfig } from "../../schema/fields/config.ts";
import type { Job } from "../../schema/fields/job.ts";
import { linkComment } from "../export/export.ts";
import { toFirectl } from "../export/firectl.ts";
import { MANAGED_CLOSED } from "../export/managed.ts";

/** The job of one run: what a run may not share with another carries its id. */
const jobOf = (job: Job, id: string): Job => ({
  ...job,
  outputModel: job.outputModel === "" ? "" : id,
  displayName: job.displayName === "" ? "" : `${job.displayName} (${id})`,
});

/**
 * A POSIX shell script that starts a job for each run with `firectl`, one after another, and stops at the first that is refused.
 * `ids` names the runs, in their order; where the job names an output model, each run's is its id.
 */
export function toSweepScript(
  runs: readonly RunConfig[],
  job: Job,
  ids: readonly string[],
  linkOf: (config: RunConfig) => string,
): string {
  const commands = runs.map((run, i) => {
    const jobId = ids[i];
    if (jobId === undefined) throw new Error(`no id for run ${i + 1}`);
    return `${linkComment(linkOf(run))}\n${toFirectl(run, jobOf(job, jobId), { jobId }).text}`;
  });
  return `#!/bin/sh
# Starts ${runs.length} ${runs.length === 1 ? "job" : "jobs"} on Fireworks, one after another. With --dry-run at its end a command prints its request instead.
# ${MANAGED_CLOSED}
set -eu

${commands.join("\n")}`;
}
