import { type Job, type JobField, jobFields } from "../../schema/fields/job.ts";
import type { SettingsStore } from "./settings.ts";
import { JOB, writeItem } from "./storage.ts";
import { jobIn, readJob } from "./storedJob.ts";

const differing = (one: Job, other: Job) => jobFields.filter((field) => one[field] !== other[field]);
const pick = (job: Job, fields: Iterable<JobField>): Partial<Job> =>
  Object.fromEntries(Array.from(fields, (field) => [field, job[field]]));

/**
 * Stores the job details that change, and takes those that other tabs store: each tab writes only the fields that it has changed, over what is
 * stored then. `before` are the job details that this tab has read; `onWrite` is told whether the browser took a change.
 */
export function connectJobStorage(settings: SettingsStore, before: Job, onWrite: (isWritten: boolean) => void) {
  /** Fields that this tab has changed, and those of them that could not be stored. */
  const own = new Set<JobField>();
  const unwritten = new Set<JobField>();
  let isAdopting = false;

  const write = () => {
    const merged = { ...readJob(), ...pick(settings.store.getState().job, unwritten) };
    const isWritten = writeItem(JOB, JSON.stringify(merged));
    if (isWritten) unwritten.clear();
    onWrite(isWritten);
  };
  const change = (fields: readonly JobField[]) => {
    for (const field of fields) {
      own.add(field);
      unwritten.add(field);
    }
    if (fields.length > 0) write();
  };
  const adopt = (fields: readonly JobField[]) => {
    isAdopting = true;
    settings.adoptJob(pick(readJob(), fields));
    isAdopting = false;
  };
  settings.store.subscribe(({ job }, { job: last }) => {
    if (job !== last && !isAdopting) change(differing(job, last));
  });

  addEventListener("storage", ({ key, oldValue, newValue }: StorageEvent) => {
    if (key !== JOB || newValue === null) return;
    const changed = differing(jobIn(oldValue), jobIn(newValue)).filter((field) => !unwritten.has(field));
    // not the event's: a later change of this tab may be stored already
    adopt(changed);
    // the other tab may have read before this one wrote, and so have written an older text of its fields
    const { job } = settings.store.getState();
    change(differing(readJob(), job).filter((field) => own.has(field) && !changed.includes(field)));
  });

  // since the tab has read them
  const changed = differing(settings.store.getState().job, before);
  adopt(differing(readJob(), before).filter((field) => !changed.includes(field)));
  change(changed);
}
