import { decodeLink } from "../exchange/link.ts";
import { checkJobField } from "../schema/checkJob.ts";
import type { RunConfig } from "../schema/config.ts";
import { emptyJob, type Job, jobEntries } from "../schema/job.ts";
import { defaultConfig } from "../schema/parameters.ts";
import type { Arrival } from "./address.ts";
import { sameConfig } from "./settings.ts";
import { DISPLACED, JOB, OWN } from "./storage.ts";

function stored(key: string): RunConfig | undefined {
  try {
    const link = localStorage.getItem(key);
    return link === null ? undefined : decodeLink(link).config;
  } catch {
    return undefined; // storage may be switched off: the address still holds everything
  }
}

function storedJob(): Job {
  try {
    const found = new Map(Object.entries(Object(JSON.parse(localStorage.getItem(JOB) ?? "{}"))));
    const good = jobEntries.flatMap(([field]) => {
      const checked = checkJobField(field, found.get(field));
      return checked.ok ? [[field, checked.value] as const] : [];
    });
    return { ...emptyJob, ...Object.fromEntries(good) };
  } catch {
    return emptyJob; // storage is switched off, or something else wrote there
  }
}

interface Opened {
  readonly config: RunConfig;
  readonly job: Job;
  readonly arrival: Arrival;
}

/** What to start with: the link's settings, else the stored ones, else the defaults; and what names the job on this machine. */
export function arrive(hash: string): Opened {
  const own = stored(OWN);
  const link = hash.length > 1 ? decodeLink(hash) : undefined;
  // a hash that says nothing of ours changes nothing
  const config = link && link.recognized > 0 ? link.config : (own ?? defaultConfig);
  const before = own !== undefined && !sameConfig(own, config) ? own : stored(DISPLACED);
  const worthKeeping = before !== undefined && !sameConfig(before, config) && !sameConfig(before, defaultConfig);
  return {
    config,
    job: storedJob(),
    arrival: { problems: link?.problems ?? [], displaced: worthKeeping ? before : undefined },
  };
}
