import { encodeLink } from "../exchange/link.ts";
import { exportTo, type Target } from "../exchange/targets.ts";
import { findingsOf } from "../schema/findings.ts";
import { type Job, jobParameters } from "../schema/job.ts";
import { SITE } from "../schema/site.ts";
import { type ExitCode, exitCodes, type Io } from "./io.ts";
import type { Source } from "./source.ts";

/**
 * Prints the config in the form of a target. What is good is printed all the same: the error output names what is blocked, missing or lost,
 * and the exit code keeps a pipeline from launching it.
 */
export function exportConfig({ config, refused }: Source, to: Target, job: Job, io: Io): ExitCode {
  const exported = exportTo(to, config, job, `${SITE}${encodeLink(config)}`);
  const findings = findingsOf(config).filter(({ level }) => level === "blocked");
  const blocked = [...findings.map(({ message }) => message), ...exported.refused];
  for (const reason of blocked) io.err(`blocked: ${reason}\n`);
  for (const { field, placeholder } of exported.missing) {
    const { label, flag } = jobParameters[field];
    const flags = field === "baseModel" ? `${flag} or ${jobParameters.warmStartFrom.flag}` : flag;
    io.err(`missing: ${label} (${flags}); the text has ${placeholder} in its place
`);
  }
  for (const note of exported.notes) io.err(`note: ${note}\n`);
  io.out(exported.text);
  const complete = blocked.length === 0 && refused.length === 0 && exported.missing.length === 0;
  return complete ? exitCodes.ok : exitCodes.blocked;
}
