import type { Field, LossMethod, RunConfig } from "../../schema/fields/config.ts";
import { type Job, type JobField, jobParameters } from "../../schema/fields/job.ts";
import { lossMethodNames } from "../../schema/fields/layout.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { quote } from "../../schema/values/quote.ts";
import { type Checked, checkField } from "../../schema/values/validate.ts";
import type { AboutField } from "./names.ts";
import type { ParsedValue } from "./parsedValue.ts";

/** How the form of a text writes values. */
export interface ValueSyntax {
  /** `null` stands for what is not given. */
  readonly nulls: boolean;
  /** It is as protobuf writes it: whole numbers of 64 bits stand in quotes, and 0 for a number that was never given. */
  readonly protobuf: boolean;
  /** What is said of a name that is there twice; the last one counts. */
  readonly twice: string;
}

const methods = Object.entries(lossMethodNames) as [LossMethod, string][];
const spelling = (text: string) => text.toUpperCase().replaceAll("-", "_");

export type Taken = Checked<RunConfig[Field] | Job[JobField]> & { readonly note?: string };

function readLossMethod(value: ParsedValue): Taken {
  if (value === "METHOD_UNSPECIFIED") return { ok: true, value: "grpo", note: "left to the service, which takes GRPO" };
  const found = methods.find(([, name]) => typeof value === "string" && spelling(value) === name);
  if (found) return { ok: true, value: found[0] };
  const names = methods.map(([, name]) => name).join(", ");
  return {
    ok: false,
    reason: `${parameters.lossMethod.label} must be one of ${names} (got ${quote(value)})`,
  };
}

const quotedInteger = /^-?\d{1,15}$/;

/** Of a number that the field does not take as 0, which is how protobuf writes one that was never given. */
export function readZero(about: AboutField, value: ParsedValue, syntax: ValueSyntax): Taken | "not given" | undefined {
  if (!syntax.protobuf || (value !== 0 && value !== "0")) return undefined;
  const parameter = about.kind === "job" ? jobParameters[about.field] : parameters[about.field];
  if (parameter.kind === "text" || parameter.kind === "choice") return undefined;
  const { min, max } = parameter.hard;
  const takes = about.kind === "setting" ? checkField(about.field, 0).ok : min <= 0 && max >= 0;
  if (takes) return undefined;
  return parameter.kind === "number"
    ? "not given"
    : { ok: true, value: "auto", note: "0, as the service writes what was not given" };
}

export function readSetting(field: Field, value: ParsedValue, syntax: ValueSyntax): Taken {
  if (field === "lossMethod") return readLossMethod(value);
  const parameter = parameters[field];
  const quoted = syntax.protobuf && typeof value === "string" && quotedInteger.test(value);
  if (quoted && parameter.kind !== "choice" && parameter.whole) {
    return { ...checkField(field, Number(value)), note: "a whole number in quotes, as protobuf writes them" };
  }
  return checkField(field, value);
}

/** What documents and our own exports have in place of what is missing: `<string>`, or a part of a resource name. */
const placeholder = /^<[A-Za-z][\w .:/-]{0,80}>$/;
const placeholderPart = /(?:^|\/)<[A-Za-z][\w .:-]{0,60}>(?:\/|$)/;

/** Whether a text in angle brackets stands where a person has to put a value. A display name may hold any text, so only the whole counts. */
export const isPlaceholder = (about: AboutField, value: ParsedValue): value is string =>
  typeof value === "string" &&
  (placeholder.test(value) || (about.field !== "displayName" && placeholderPart.test(value)));

export const isEmpty = (value: ParsedValue, syntax: ValueSyntax) => value === "" || (value === null && syntax.nulls);
