import type { RunConfig } from "../../schema/fields/config.ts";
import type { Job } from "../../schema/fields/job.ts";
import { accountNotes, accountOf } from "./account.ts";
import { type Export, toLaunch } from "./export.ts";
import { encodeRequest, type ManagedOptions, requestNotes } from "./request.ts";
import { continued, shellQuoted } from "./shell.ts";

/** Half a surrogate pair, which no address can hold. */
const half = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const addressOf = (account: string) => `https://api.fireworks.ai/v1/accounts/${account}/reinforcementFineTuningJobs`;

/** The address of the account's jobs as a word of the shell; the account comes from the environment where it is not known. */
function addressWord(job: Job): string {
  const account = accountOf(job);
  if (account === undefined) return `"${addressOf("$FIREWORKS_ACCOUNT_ID")}"`;
  return shellQuoted(addressOf(encodeURIComponent(account.replace(half, "\uFFFD"))));
}

/** The request as a `curl` command for a POSIX shell; the key comes from the environment. */
export function toCurl(config: RunConfig, job: Job, { link, unset }: ManagedOptions): Export {
  const notes = [...accountNotes(job), ...requestNotes(config, job)];
  const command = continued([
    "curl --fail-with-body --request POST",
    addressWord(job),
    '--header "Authorization: Bearer $FIREWORKS_API_KEY"',
    "--header 'Content-Type: application/json'",
    `--data ${shellQuoted(encodeRequest(config, job, unset).trimEnd())}`,
  ]);
  return toLaunch(job, { link, notes, lines: [command], extension: "curl.sh" });
}
