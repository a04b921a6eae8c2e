import type { RunConfig } from "../../schema/fields/config.ts";
import type { Job } from "../../schema/fields/job.ts";
import { accountNotes, accountOf } from "./account.ts";
import { type Export, toLaunch } from "./export.ts";
import { type Literal, pythonLiteral } from "./pythonLiteral.ts";
import { type ManagedOptions, requestNotes, toRequestBody } from "./request.ts";

/** The client's own arguments are in snake case; what is inside of them is passed on as the request has it. */
const argumentName = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const INDENT = "    ";

/** The launch as a call of Fireworks' Python client; the key comes from the environment. */
export function toPython(config: RunConfig, job: Job, { link, unset }: ManagedOptions): Export {
  const account = accountOf(job);
  const notes = [...accountNotes(job), ...requestNotes(config, job)];
  const callArguments = Object.entries(toRequestBody(config, job, unset)).map(
    ([name, value]: [string, Literal]) => `${INDENT}${argumentName(name)}=${pythonLiteral(value, INDENT)},`,
  );
  const lines = [
    "import os",
    "",
    "from fireworks import Fireworks",
    "",
    "client = Fireworks(",
    `${INDENT}api_key=os.environ["FIREWORKS_API_KEY"],`,
    `${INDENT}account_id=${account === undefined ? 'os.environ["FIREWORKS_ACCOUNT_ID"]' : pythonLiteral(account)},`,
    ")",
    "job = client.reinforcement_fine_tuning_jobs.create(",
    ...callArguments,
    ")",
    "print(job)",
  ];
  return toLaunch(job, { link, notes, lines, extension: "py", mediaType: "text/x-python" });
}
