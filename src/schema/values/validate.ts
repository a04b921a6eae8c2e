import * as z from "zod/mini";
import type { Field, RunConfig } from "../fields/config.ts";
import { grouped, shortest } from "../fields/notation.ts";
import type { AutoParameter, Bounds, NumberParameter, Parameter } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { quote } from "./quote.ts";

// validators compiled with `new Function` would violate the content security policy
z.config({ jitless: true });

/** A legal value, or the reason for refusing it. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

/** Returns the validator of the numbers within the hard bounds of a field; it turns -0 into 0. */
export function numberValidator({ hard, legal, whole, except = [] }: NumberParameter | AutoParameter) {
  if (legal) return z.literal([...legal]);
  const lower = hard.above ? z.gt(hard.min) : z.gte(hard.min);
  return (whole ? z.int() : z.number()).check(
    lower,
    z.lte(hard.max),
    z.refine((value) => !except.includes(value)),
    z.overwrite((value) => value + 0),
  );
}

const choiceValidator = (options: readonly { readonly value: string }[]) => z.enum(options.map(({ value }) => value));

function validatorOf(parameter: Parameter): z.ZodMiniType {
  if (parameter.kind === "choice") return choiceValidator(parameter.options);
  const numbers = numberValidator(parameter);
  return parameter.kind === "auto" ? z.union([z.literal("auto"), numbers]) : numbers;
}

type Validators = { readonly [K in Field]: z.ZodMiniType<RunConfig[K]> };

const validators: { -readonly [K in Field]?: Validators[K] } = {};

/** Returns the validator of a field: its hard bounds, never the documented ones or the bands. Made on first use: the page starts without any. */
function validatorFor<K extends Field>(field: K): Validators[K] {
  const known: Validators[K] | undefined = validators[field];
  if (known) return known;
  const made = validatorOf(parameters[field as Field]) as Validators[K];
  Object.assign(validators, { [field]: made });
  return made;
}

/** Writes bounds: 1e-5–5e-4; -1 to 10,000. */
const rangeOf = ({ min, max, above }: Bounds, written: (value: number) => string): string =>
  above ? `above ${written(min)}, at most ${written(max)}` : `${written(min)}${min < 0 ? " to " : "–"}${written(max)}`;

/** Names the legal values of a field: "a whole number, 1–10". */
export function ruleOf(parameter: Parameter): string {
  if (parameter.kind === "choice") return `one of ${parameter.options.map(({ value }) => value).join(", ")}`;
  const { hard, legal, whole, kind, except = [] } = parameter;
  const written = (value: number) =>
    kind === "number" && parameter.notation === "rate" ? shortest(value, "rate") : grouped(value);
  if (legal) return `one of ${legal.join(", ")}`;
  const exceptions = except.length > 0 ? `, except ${except.join(", ")}` : "";
  return `${kind === "auto" ? '"auto" or ' : ""}${whole ? "a whole number, " : ""}${rangeOf(hard, written)}${exceptions}`;
}

/** Why the field refuses a value beyond an end of its bounds, where its entry gives a reason; else empty. */
function reasonOf(parameter: Parameter, value: unknown): string {
  if (parameter.kind === "choice" || typeof value !== "number") return "";
  const { hard, refused } = parameter;
  const reason = value < hard.min ? refused?.low : value > hard.max ? refused?.high : undefined;
  return reason === undefined ? "" : `: ${reason}`;
}

/** Writes a refused value: numbers as the field writes them, a text with a number in it as a text. */
function written(parameter: Parameter, value: unknown): string {
  const isNumeric = typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value));
  if (isNumeric && parameter.kind !== "choice") return `the text ${quote(value)}`;
  const isRate = parameter.kind === "number" && parameter.notation === "rate";
  return isRate && Number.isFinite(value) ? shortest(Number(value), "rate") : quote(value);
}

/**
 * Returns the legal value of a field, or the reason for refusing it, the label of the field first: "Epochs must be a whole number, 1–10
 * (got 1.5)". `given` is the value as the reason names it. Takes anything and never throws.
 */
export function checkField<K extends Field>(field: K, value: unknown, given?: string): Checked<RunConfig[K]> {
  const result = validatorFor(field).safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const parameter: Parameter = parameters[field as Field];
  const got = `${given ?? written(parameter, value)}${reasonOf(parameter, value)}`;
  return { ok: false, reason: `${parameter.label} must be ${ruleOf(parameter)} (got ${got})` };
}
