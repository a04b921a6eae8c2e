import { emptyJob, type Job, type JobField, jobFields } from "../../schema/fields/job.ts";
import { checkJobField } from "../../schema/values/checkJob.ts";
import type { SettingsStore } from "./settings.ts";
import { JOB, readItem, writeItem } from "./storage.ts";

/** Returns the legal job details in a stored text. */
function jobIn(text: string | null): Job {
  try {
    const stored = new Map(Object.entries(Object(JSON.parse(text ?? "{}"))));
    const valid = jobFields.flatMap((field) => {
      const checked = checkJobField(field, stored.get(field));
      return checked.ok ? [[field, checked.value] as const] : [];
    });
    return { ...emptyJob, ...Object.fromEntries(valid) };
  } catch {
    return emptyJob; // it holds something else
  }
}

const differing = (one: Job, other: Job) => jobFields.filter((field) => one[field] !== other[field]);
const pick = (job: Job, fields: Iterable<JobField>): Partial<Job> =>
  Object.fromEntries(Array.from(fields, (field) => [field, job[field]]));

/** Returns the stored job details. */
export const readJob = () => jobIn(readItem(JOB));

/**
 * Stores the job details that change, and takes those that other tabs store: each tab writes only the fields that it has changed, over what is
 * stored then. `onWrite` is told whether the browser took them.
 */
export function connectJobStorage(settings: SettingsStore, onWrite: (isWritten: boolean) => void) {
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
  settings.store.subscribe(({ job }, before) => {
    if (job !== before.job && !isAdopting) change(differing(job, before.job));
  });

  addEventListener("storage", ({ key, oldValue, newValue }: StorageEvent) => {
    if (key !== JOB || newValue === null) return;
    const changed = differing(jobIn(oldValue), jobIn(newValue)).filter((field) => !unwritten.has(field));
    // not the event's: a later change of this tab may be stored already
    const stored = readJob();
    isAdopting = true;
    settings.adoptJob(pick(stored, changed));
    isAdopting = false;
    // the other tab may have read before this one wrote, and so have written an older text of its fields
    const { job } = settings.store.getState();
    change(differing(stored, job).filter((field) => own.has(field) && !changed.includes(field)));
  });
}
