import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { isGiven, type Job, type JobField, jobEntries, jobParameters } from "../../schema/fields/job.ts";
import { layout } from "../../schema/fields/layout.ts";
import { type Client, flagOf } from "../../schema/fields/parameter.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { typedText } from "../../schema/values/fieldText.ts";
import type { Unset } from "./document.ts";
import { type Missing, missingIn, withPlaceholders } from "./export.ts";
import { flagWithValue } from "./shell.ts";

/** Only GRPO has a KL term. */
const isSent = (config: RunConfig, field: Field) =>
  config[field] !== "auto" && !(field === "klBeta" && config.lossMethod !== "grpo");

/** Returns the given job fields that this command line has no flag for. */
export const unsaid = (job: Job, client: Client): readonly JobField[] =>
  jobEntries
    .filter(([field, parameter]) => flagOf(parameter, client) === undefined && isGiven(job, field))
    .map(([field]) => field);

/**
 * Returns the flags with their values, quoted for a POSIX shell, one word or two each: job details first, then the settings in the order of
 * the request. Values on auto, not given, or unknown to that command line are left out; missing ones have placeholders.
 */
export function flagLines(
  config: RunConfig,
  job: Job,
  client: Client,
  {
    missing = missingIn(job),
    unset,
  }: { readonly missing?: readonly Missing[]; readonly unset?: Unset | undefined } = {},
): readonly string[] {
  const filled = withPlaceholders(job, missing);
  // the project and the entity alone do not turn it on
  const logs = isGiven(job, "wandbProject") || isGiven(job, "wandbEntity");
  const names = jobEntries.flatMap(([field]) => {
    const flag = flagOf(jobParameters[field], client);
    if (flag === undefined || !isGiven(filled, field)) return [];
    // the only one without a value: its name says it
    if (field === "evalAutoCarveout") return [filled[field] === "true" ? flag : flag.replace("--", "--no-")];
    return [flagWithValue(flag, String(filled[field]))];
  });
  const settings = layout.flatMap(({ fields }) =>
    fields.flatMap((field) => {
      const flag = flagOf(parameters[field], client);
      return flag !== undefined && isSent(config, field) && !unset?.has(field)
        ? [flagWithValue(flag, typedText(field, config[field]))]
        : [];
    }),
  );
  return [...names, ...(logs ? ["--wandb"] : []), ...settings];
}
