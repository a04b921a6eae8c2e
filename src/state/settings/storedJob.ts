import { emptyJob, type Job, jobFields } from "../../schema/fields/job.ts";
import { checkJobField } from "../../schema/values/checkJob.ts";
import { JOB, readItem } from "./storage.ts";

/** Returns the legal job details in a stored text. */
export function jobIn(text: string | null): Job {
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

/** Returns the stored job details. */
export const readJob = () => jobIn(readItem(JOB));
