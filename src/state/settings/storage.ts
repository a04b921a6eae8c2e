import type { Unset } from "../../exchange/export/document.ts";
import { encodeLink } from "../../exchange/link/link.ts";
import type { Job } from "../../schema/fields/job.ts";
import type { Linked, Settings } from "./settings.ts";

/** Keys of localStorage. Settings are stored as links: what is read back passes the checks of a stranger's link. */
export const OWN = "goldilocks.settings";
/** The user's own settings while those of an opened link replace them. */
export const DISPLACED = "goldilocks.displaced";
/** Job details as JSON, checked field by field when they are read back. */
export const JOB = "goldilocks.job";

/** Fields left to the service in the stored settings, as a JSON list of their names. */
export const UNSET = "goldilocks.unset";

function writeUnset(unset: Unset) {
  try {
    if (unset.size === 0) localStorage.removeItem(UNSET);
    else localStorage.setItem(UNSET, JSON.stringify([...unset]));
  } catch {
    // full or disabled: the page holds the fields until it is closed
  }
}

function writeJob(job: Job) {
  try {
    localStorage.setItem(JOB, JSON.stringify(job));
  } catch {
    // full or disabled: the page holds the fields until it is closed
  }
}

function write(key: string, settings: Linked | undefined) {
  try {
    if (settings === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, encodeLink(settings.config, settings.baseline));
  } catch {
    // full or disabled: the address holds the settings
  }
}

export const storage = {
  /** Both at once: the unset fields are those of these settings. */
  writeOwn: ({ unset, ...own }: Linked & Pick<Settings, "unset">) => {
    write(OWN, own);
    writeUnset(unset);
  },
  writeJob,
  writeDisplaced: (displaced: Linked | undefined) => write(DISPLACED, displaced),
};
