import { decodeLink } from "../../exchange/link/link.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type Job, jobFields } from "../../schema/fields/job.ts";
import { checkJobField } from "../../schema/values/checkJob.ts";
import type { Arrival } from "./address.ts";
import { type Linked, sameLinked } from "./settings.ts";
import { DISPLACED, JOB, OWN } from "./storage.ts";

function stored(key: string): Linked | undefined {
  try {
    const link = localStorage.getItem(key);
    if (link === null) return undefined;
    const { config, baseline } = decodeLink(link);
    return { config, baseline };
  } catch {
    return undefined; // storage may be switched off: the address still holds everything
  }
}

function storedJob(): Job {
  try {
    const found = new Map(Object.entries(Object(JSON.parse(localStorage.getItem(JOB) ?? "{}"))));
    const good = jobFields.flatMap((field) => {
      const checked = checkJobField(field, found.get(field));
      return checked.ok ? [[field, checked.value] as const] : [];
    });
    return { ...emptyJob, ...Object.fromEntries(good) };
  } catch {
    return emptyJob; // storage is switched off, or something else wrote there
  }
}

interface Opened extends Linked {
  readonly job: Job;
  readonly arrival: Arrival;
}

const defaults: Linked = { config: defaultConfig, baseline: undefined };

/**
 * What to start with: the settings and what they are compared with, the link's, else the stored ones, else the defaults; and what names the
 * job on this machine.
 */
export function arrive(hash: string): Opened {
  const own = stored(OWN);
  const link = hash.length > 1 ? decodeLink(hash) : undefined;
  // a hash that says nothing of ours changes nothing
  const { config, baseline } = link && link.recognized > 0 ? link : (own ?? defaults);
  const now = { config, baseline };
  const before = own !== undefined && !sameLinked(own, now) ? own : stored(DISPLACED);
  const worthKeeping = before !== undefined && !sameLinked(before, now) && !sameLinked(before, defaults);
  const displaced = worthKeeping ? before : undefined;
  return { ...now, job: storedJob(), arrival: { problems: link?.problems ?? [], displaced } };
}
