import { encodeLink } from "../../exchange/link/encodeLink.ts";
import type { Job } from "../../schema/fields/job.ts";
import type { Linked } from "./settings.ts";

/** Settings on this machine, kept as links: what is read back passes the same checks as a stranger's link. */
export const OWN = "goldilocks.settings";
/** The person's own settings while a link that was opened and then changed has taken their place. */
export const DISPLACED = "goldilocks.displaced";
/** What names the job, as JSON; checked field by field when it is read back. */
export const JOB = "goldilocks.job";

function writeJob(job: Job) {
  try {
    localStorage.setItem(JOB, JSON.stringify(job));
  } catch {
    // full or switched off: the fields are on the page until it is closed
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
  keepOwn: (own: Linked) => write(OWN, own),
  keepJob: writeJob,
  keepDisplaced: (displaced: Linked | undefined) => write(DISPLACED, displaced),
};
