import type { RunConfig } from "../../schema/fields/config.ts";
import type { Job } from "../../schema/fields/job.ts";
import { toCurl } from "./curl.ts";
import { toConfig } from "./document.ts";
import { toEp } from "./ep.ts";
import type { Export } from "./export.ts";
import { toFirectl } from "./firectl.ts";
import { toPython } from "./python.ts";
import { toRequest } from "./request.ts";
import { toTrl } from "./trl.ts";

/** The forms in which a config leaves, as the command line names them. */
export const targets = ["config", "request", "curl", "firectl", "ep", "python", "trl"] as const;
export type Target = (typeof targets)[number];

type Emit = (config: RunConfig, job: Job, options: { readonly link: string }) => Export;

const emitters: Readonly<Record<Target, Emit>> = {
  config: toConfig,
  request: toRequest,
  curl: toCurl,
  firectl: toFirectl,
  ep: toEp,
  python: toPython,
  trl: (config, _job, options) => toTrl(config, options),
};

/** The config and what names its job in the form of a target; `link` is the page's address with these settings. */
export const exportTo = (target: Target, config: RunConfig, job: Job, link: string): Export =>
  emitters[target](config, job, { link });
