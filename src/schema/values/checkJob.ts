import * as z from "zod/mini";
import { type Job, type JobField, jobParameters } from "../fields/job.ts";
import { grouped } from "../fields/notation.ts";
import { parseNumber } from "./number.ts";
import { quote } from "./quote.ts";
import type { Checked } from "./validate.ts";

/** Longest text of most job fields, in characters; a resource name has about 60. */
const LONGEST = 1000;

/** A NUL cannot be an argument of a command, half a surrogate pair cannot be UTF-8. */
const untransmittable = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

const text = z.string().check(z.refine((value) => !untransmittable.test(value)));

function faultOf(value: unknown, longest: number): string {
  if (typeof value !== "string") return `${quote(value)} is not text`;
  return value.length > longest ? `this has ${grouped(value.length)}` : "a character in it is none";
}

/** The value of a job field, or why it is refused. Takes anything and never throws. */
export function checkJobField<K extends JobField>(field: K, value: unknown): Checked<Job[K]>;
export function checkJobField(field: JobField, value: unknown): Checked<Job[JobField]> {
  const parameter = jobParameters[field];
  if (parameter.kind === "text") {
    const { label, only, longest = LONGEST } = parameter;
    if (only) {
      const isOne = typeof value === "string" && (value === "" || only.includes(value));
      return isOne
        ? { ok: true, value }
        : { ok: false, reason: `${label} must be ${only.join(" or ")}; ${quote(value)} is neither` };
    }
    // of a text that is too long no character is looked at
    const isShort = typeof value === "string" && value.length <= longest;
    const result = isShort ? text.safeParse(value) : undefined;
    if (result?.success) return { ok: true, value: result.data };
    return {
      ok: false,
      reason: `${label} must be a text of at most ${grouped(longest)} characters; ${faultOf(value, longest)}`,
    };
  }
  const { min, max } = parameter.hard;
  const result = z.union([z.literal("auto"), z.int().check(z.gte(min), z.lte(max))]).safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    reason: `${parameter.label} must be "auto" or a whole number from ${min} to ${grouped(max)}; ${quote(value)} is none`,
  };
}

/** The value of a job field as it was typed, or why it is refused: a count may be empty or say auto. */
export function readJobField(field: JobField, text: string): Checked<Job[JobField]> {
  if (jobParameters[field].kind === "text") return checkJobField(field, text);
  const said = text.trim();
  return checkJobField(field, said === "" ? "auto" : (parseNumber(said, "typed") ?? said));
}
