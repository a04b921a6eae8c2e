import type { RunConfig } from "../../schema/fields/config.ts";
import type { Job } from "../../schema/fields/job.ts";
import { toCurl } from "./curl.ts";
import { toConfig, type Unset } from "./document.ts";
import { toEp } from "./ep.ts";
import type { Export } from "./export.ts";
import { toFirectl } from "./firectl.ts";
import { toPrimeRl } from "./primeRl.ts";
import { toPython } from "./python.ts";
import { toRecipe } from "./recipe.ts";
import { type ManagedOptions, toRequest } from "./request.ts";
import { toTrl } from "./trl.ts";

/** Export formats as the command line names them: those that start a run today before those of managed jobs. */
export const targets = [
  "config",
  "rl-loop",
  "async-rl-loop",
  "trl",
  "prime-rl",
  "request",
  "curl",
  "firectl",
  "ep",
  "python",
] as const;
export type Target = (typeof targets)[number];

type Emit = (config: RunConfig, job: Job, options: ManagedOptions) => Export;

const emitters: Readonly<Record<Target, Emit>> = {
  config: toConfig,
  "rl-loop": (config, job, options) => toRecipe("rl-loop", config, job, options),
  "async-rl-loop": (config, job, options) => toRecipe("async-rl-loop", config, job, options),
  request: toRequest,
  curl: toCurl,
  firectl: toFirectl,
  ep: toEp,
  python: toPython,
  "prime-rl": toPrimeRl,
  trl: (config, _job, options) => toTrl(config, options),
};

/**
 * Exports config and job details to a format; `link` is the page's address with these settings. Formats that create a managed job leave out
 * the `unset` fields; the others have no such default.
 */
export const exportTo = (target: Target, config: RunConfig, job: Job, link: string, unset?: Unset): Export =>
  emitters[target](config, job, unset === undefined ? { link } : { link, unset });
