import { type Job, type JobField, jobParameters } from "../fields/job.ts";
import { grouped } from "../fields/notation.ts";
import { parseNumber } from "./number.ts";
import { quote } from "./quote.ts";
import { holdsSecret } from "./secret.ts";
import type { Checked } from "./validate.ts";

/** Longest text of a job field without a limit of its own, in characters; a resource name has about 60. */
const LONGEST = 1000;

/** A NUL cannot be an argument of a command; half a surrogate pair cannot be UTF-8. */
const untransmittable = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function faultOf(value: unknown, longest: number): string {
  if (typeof value !== "string") return quote(value);
  return value.length > longest ? grouped(value.length) : "a character that cannot be sent";
}

/** Returns the legal value of a job field, or the reason for refusing it. Takes anything and never throws. */
export function checkJobField<K extends JobField>(field: K, value: unknown): Checked<Job[K]>;
export function checkJobField(field: JobField, value: unknown): Checked<Job[JobField]> {
  const parameter = jobParameters[field];
  if (parameter.kind === "text") {
    const { label, only, longest = LONGEST } = parameter;
    if (only) {
      const isOne = typeof value === "string" && (value === "" || only.includes(value));
      return isOne
        ? { ok: true, value }
        : { ok: false, reason: `${label} must be ${only.join(" or ")} (got ${quote(value)})` };
    }
    // no character of a text that is too long is looked at
    if (typeof value === "string" && value.length <= longest && !untransmittable.test(value))
      return holdsSecret(value)
        ? { ok: false, reason: `${label} holds a key, which is never stored: remove it` }
        : { ok: true, value };
    return {
      ok: false,
      reason: `${label} must be text of at most ${grouped(longest)} characters (got ${faultOf(value, longest)})`,
    };
  }
  const { min, max } = parameter.hard;
  if (value === "auto") return { ok: true, value };
  if (Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max)
    return { ok: true, value: Number(value) };
  return {
    ok: false,
    reason: `${parameter.label} must be "auto" or a whole number, ${min}–${grouped(max)} (got ${quote(value)})`,
  };
}

/** Reads what a person typed into a job field, or returns the reason for refusing it. A count may be empty or "auto". */
export function readJobField(field: JobField, text: string): Checked<Job[JobField]> {
  if (jobParameters[field].kind === "text") return checkJobField(field, text);
  const typed = text.trim();
  return checkJobField(field, typed === "" ? "auto" : (parseNumber(typed, "typed") ?? typed));
}
