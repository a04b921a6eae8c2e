import type { Field, LossMethod, RunConfig } from "../../../schema/fields/config.ts";
import { type Job, type JobField, jobParameters } from "../../../schema/fields/job.ts";
import { lossMethodNames } from "../../../schema/fields/layout.ts";
import { parameters } from "../../../schema/fields/parameters.ts";
import { quote } from "../../../schema/values/quote.ts";
import { type Checked, checkField } from "../../../schema/values/validate.ts";
import type { AboutField } from "./names.ts";
import type { ParsedValue } from "./parsedValue.ts";

/** Conventions of a format for values. */
export interface ValueSyntax {
  /** `null` means not given. */
  readonly nulls: boolean;
  /** JSON written by protobuf: 64-bit integers are strings, and 0 may mean not given. */
  readonly protobuf: boolean;
  /** Note on a repeated name; the last one counts. */
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

/** Handles a 0 that the field refuses: protobuf writes it for a number that was not given. */
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

/** Placeholders of documents and of our exports: `<string>`, or a part of a resource name. */
const placeholder = /^<[A-Za-z][\w .:/-]{0,80}>$/;
const placeholderPart = /(?:^|\/)<[A-Za-z][\w .:-]{0,60}>(?:\/|$)/;

/** Tells whether a value is a placeholder in angle brackets. A display name may contain any text, so only a whole placeholder counts there. */
export const isPlaceholder = (about: AboutField, value: ParsedValue): value is string =>
  typeof value === "string" &&
  (placeholder.test(value) || (about.field !== "displayName" && placeholderPart.test(value)));

export const isEmpty = (value: ParsedValue, syntax: ValueSyntax) => value === "" || (value === null && syntax.nulls);
