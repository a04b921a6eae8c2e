import { type Target, targets } from "../../exchange/export/targets.ts";
import type { Job, JobField } from "../../schema/fields/job.ts";
import { readJobField } from "../../schema/values/checkJob.ts";
import { visible } from "../../schema/values/quote.ts";
import { type Failure, isFailure } from "../io.ts";
import { type JobFlag, jobFlagNames, jobFlags } from "./jobFlags.ts";

/** What `export` and `check` are asked for. */
export type LaunchCommand =
  | {
      readonly name: "export";
      readonly operand: string;
      readonly to: Target;
      readonly pin: boolean;
      readonly job: Partial<Job>;
    }
  | {
      readonly name: "check";
      readonly operand: string;
      readonly json: boolean;
      /** undefined: whatever the form. */
      readonly to: Target | undefined;
      readonly job: Partial<Job>;
    };

type JobValues = { readonly [K in JobFlag]?: string };

/** What the flags say of the job. */
function decodeJob(values: JobValues): Partial<Job> | Failure {
  const given: Partial<Record<JobField, Job[JobField]>> = {};
  for (const flag of jobFlagNames) {
    const text = values[flag];
    if (text === undefined) continue;
    const checked = readJobField(jobFlags[flag], text);
    if (!checked.ok) return { failure: `--${flag}: ${checked.reason}.` };
    given[jobFlags[flag]] = checked.value;
  }
  return given as Partial<Job>;
}

/** What `export` or `check` does with the form and the job that the flags name, or what is wrong with one of them. */
export function decodeLaunch(
  name: string,
  operand: string,
  values: JobValues & { readonly to?: string; readonly json?: boolean; readonly pin?: boolean },
): LaunchCommand | Failure {
  const job = decodeJob(values);
  if (isFailure(job)) return job;
  const to = targets.find((known) => known === values.to);
  if (to === undefined && values.to !== undefined)
    return { failure: `--to must be one of ${targets.join(", ")} (got “${visible(values.to)}”).` };
  return name === "check"
    ? { name, operand, json: values.json ?? false, to, job }
    : { name: "export", operand, to: to ?? "config", pin: values.pin ?? false, job };
}
