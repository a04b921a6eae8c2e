import { decodeLink, encodeLink } from "../exchange/link.ts";
import { checkJobField } from "../schema/checkJob.ts";
import { emptyJob, type Job, jobEntries } from "../schema/job.ts";
import type { Linked } from "./settings.ts";

/** Settings on this machine, kept as links: what is read back passes the same checks as a stranger's link. */
const OWN = "goldilocks.settings";
/** The person's own settings while a link that was opened and then changed has taken their place. */
const DISPLACED = "goldilocks.displaced";

/** What names the job, as JSON; checked field by field when it is read back. */
const JOB = "goldilocks.job";

function readJob(): Job {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(JOB) ?? "{}");
    const found = new Map(Object.entries(Object(stored)));
    const good = jobEntries.flatMap(([field]) => {
      const checked = checkJobField(field, found.get(field));
      return checked.ok ? [[field, checked.value] as const] : [];
    });
    return { ...emptyJob, ...Object.fromEntries(good) };
  } catch {
    return emptyJob; // storage is switched off, or something else wrote there
  }
}

function writeJob(job: Job) {
  try {
    localStorage.setItem(JOB, JSON.stringify(job));
  } catch {
    // full or switched off: the fields are on the page until it is closed
  }
}

function read(key: string): Linked | undefined {
  try {
    const link = localStorage.getItem(key);
    if (link === null) return undefined;
    const { config, baseline } = decodeLink(link);
    return { config, baseline };
  } catch {
    return undefined; // storage may be switched off: the address still holds everything
  }
}

function write(key: string, kept: Linked | undefined) {
  try {
    if (kept === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, encodeLink(kept.config, kept.baseline));
  } catch {
    // full or switched off: nothing is lost that the address does not hold
  }
}

export const storage = {
  own: () => read(OWN),
  keepOwn: (own: Linked) => write(OWN, own),
  job: readJob,
  keepJob: writeJob,
  displaced: () => read(DISPLACED),
  keepDisplaced: (displaced: Linked | undefined) => write(DISPLACED, displaced),
};
