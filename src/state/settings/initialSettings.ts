import type { Unset } from "../../exchange/export/document.ts";
import { decodeLink } from "../../exchange/link/link.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type Job, jobFields } from "../../schema/fields/job.ts";
import { allFields } from "../../schema/fields/parameters.ts";
import { checkJobField } from "../../schema/values/checkJob.ts";
import type { LinkReport } from "./address.ts";
import { type Linked, nothingUnset, sameLinked } from "./settings.ts";
import { DISPLACED, JOB, OWN, UNSET } from "./storage.ts";

function readSettings(key: string): Linked | undefined {
  try {
    const link = localStorage.getItem(key);
    if (link === null) return undefined;
    const { config, baseline } = decodeLink(link);
    return { config, baseline };
  } catch {
    return undefined; // storage can be disabled; the address still holds the settings
  }
}

function readJob(): Job {
  try {
    const text = localStorage.getItem(JOB);
    if (text === null) return emptyJob;
    const stored = new Map(Object.entries(Object(JSON.parse(text))));
    const valid = jobFields.flatMap((field) => {
      const checked = checkJobField(field, stored.get(field));
      return checked.ok ? [[field, checked.value] as const] : [];
    });
    return { ...emptyJob, ...Object.fromEntries(valid) };
  } catch {
    return emptyJob; // storage is disabled, or holds something else
  }
}

/** Returns the fields that the stored settings leave to the service. */
function readUnset(): Unset {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(UNSET) ?? "[]");
    return Array.isArray(stored) ? new Set(allFields.filter((field) => stored.includes(field))) : nothingUnset;
  } catch {
    return nothingUnset; // storage is disabled, or holds something else
  }
}

export interface InitialSettings extends Linked {
  readonly unset: Unset;
  readonly job: Job;
  readonly report: LinkReport;
}

const defaults: Linked = { config: defaultConfig, baseline: undefined };

/** Returns what to start with: the settings and baseline of the link, else the stored ones, else the defaults; and the stored job details. */
export function initialSettings(hash: string): InitialSettings {
  const own = readSettings(OWN);
  const link = hash.length > 1 ? decodeLink(hash) : undefined;
  // a hash without any key of ours changes nothing
  const { config, baseline } = link && link.recognized > 0 ? link : (own ?? defaults);
  const initial = { config, baseline };
  const before = own !== undefined && !sameLinked(own, initial) ? own : readSettings(DISPLACED);
  const isWorthOffering = before !== undefined && !sameLinked(before, initial) && !sameLinked(before, defaults);
  const displaced = isWorthOffering ? before : undefined;
  const unset = sameLinked(own ?? defaults, initial) ? readUnset() : nothingUnset;
  return { ...initial, unset, job: readJob(), report: { problems: link?.problems ?? [], displaced } };
}
