import { exportTo, type Target } from "../../exchange/export/targets.ts";
import { encodeLink } from "../../exchange/link/link.ts";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { type Job, jobParameters } from "../../schema/fields/job.ts";
import { SITE } from "../../schema/fields/site.ts";
import { findingsOf } from "../../schema/findings/findings.ts";
import { type ExitCode, exitCodes, type Io } from "../io.ts";
import type { Source } from "./source.ts";

/** The config in the form of a target, with what that form lacks as lines for a person. */
export function formOf(to: Target, config: RunConfig, job: Job, unset: ReadonlySet<Field>) {
  const { text, notes, refused, missing } = exportTo(to, config, job, `${SITE}${encodeLink(config)}`, unset);
  const lacking = missing.map(({ field, placeholder }) => {
    const { label, flag } = jobParameters[field];
    const flags = field === "baseModel" ? `${flag} or ${jobParameters.warmStartFrom.flag}` : flag;
    return `${label} (${flags}); the text has ${placeholder} in its place`;
  });
  return { text, notes, refused, missing: lacking };
}

/**
 * Prints the config in the form of a target. What is good is printed all the same: the error output names what is blocked, missing or lost,
 * and the exit code keeps a pipeline from launching it. What the source leaves to the service stays so, unless `pin` writes it out.
 */
export function exportConfig(
  { config, refused, unset }: Source,
  { to, pin }: { readonly to: Target; readonly pin: boolean },
  job: Job,
  io: Io,
): ExitCode {
  const form = formOf(to, config, job, new Set(pin ? [] : unset.keys()));
  const findings = findingsOf(config).filter(({ level }) => level === "blocked");
  const blocked = [...findings.map(({ message }) => message), ...form.refused];
  for (const reason of blocked) io.err(`blocked: ${reason}\n`);
  for (const line of form.missing) io.err(`missing: ${line}\n`);
  for (const note of form.notes) io.err(`note: ${note}\n`);
  io.out(form.text);
  return blocked.length + refused.length + form.missing.length === 0 ? exitCodes.ok : exitCodes.blocked;
}
