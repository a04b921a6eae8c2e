import * as z from "zod/mini";
import type { Field, RunConfig } from "../fields/config.ts";
import { grouped, shortest } from "../fields/notation.ts";
import type { AutoParameter, NumberParameter, Parameter } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { quote } from "./quote.ts";

// validators that are compiled with `new Function` would need a laxer content security policy
z.config({ jitless: true });

/** A value that the field takes, or why it does not. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

/** The numbers within the hard bounds of a field, -0 read as 0. */
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

/** The texts that a choice offers. */
const choiceValidator = (options: readonly { readonly value: string }[]) => z.enum(options.map(({ value }) => value));

function validatorOf(parameter: Parameter): z.ZodMiniType {
  if (parameter.kind === "choice") return choiceValidator(parameter.options);
  const numbers = numberValidator(parameter);
  return parameter.kind === "auto" ? z.union([z.literal("auto"), numbers]) : numbers;
}

type Validators = { readonly [K in Field]: z.ZodMiniType<RunConfig[K]> };

const validators: { -readonly [K in Field]?: Validators[K] } = {};

/** Returns the validator of a field: its hard bounds, never the documented ones or the bands. Made when it is first needed: the page starts without. */
function validatorFor<K extends Field>(field: K): Validators[K] {
  const known: Validators[K] | undefined = validators[field];
  if (known) return known;
  const made = validatorOf(parameters[field as Field]) as Validators[K];
  Object.assign(validators, { [field]: made });
  return made;
}

/** What the field takes, in words: "a whole number from 1 to 10". */
export function ruleOf(parameter: Parameter): string {
  if (parameter.kind === "choice") return `one of ${parameter.options.map(({ value }) => value).join(", ")}`;
  const { hard, legal, whole, kind, except = [] } = parameter;
  const written = (value: number) =>
    kind === "number" && parameter.notation === "rate" ? shortest(value, "rate") : grouped(value);
  if (legal) return `one of ${legal.join(", ")}`;
  const range = hard.above ? `above ${written(hard.min)}, at most` : `from ${written(hard.min)} to`;
  const but = except.length > 0 ? `, but not ${except.join(", ")}` : "";
  return `${kind === "auto" ? '"auto" or ' : ""}a ${whole ? "whole " : ""}number ${range} ${written(hard.max)}${but}`;
}

/** What is wrong with a value that the field does not take; `written` is how it was given. */
function faultOf(parameter: Parameter, value: unknown, written: string): string {
  if (parameter.kind === "choice") return `${written} is none of them`;
  if (typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value))) {
    return `${written} is text, not a plain number`;
  }
  if (typeof value !== "number" || Number.isNaN(value)) return `${written} is not a number`;
  const { hard, legal, whole, refused } = parameter;
  if (legal) return `${written} is not one of them`;
  const because = (why: string | undefined) => (why === undefined ? "" : `: ${why}`);
  if (value < hard.min || (hard.above && value === hard.min)) return `${written} is too small${because(refused?.low)}`;
  if (value > hard.max) return `${written} is too large${because(refused?.high)}`;
  return whole && !Number.isInteger(value) ? `${written} is not whole` : `${written} is not allowed`;
}

/**
 * The value of a field, or the reason why it is refused, with the field's label at its start: "Epochs must be a whole number from 1 to 10;
 * 1.5 is not whole". `written` is the value as the reason names it. Takes anything and never throws.
 */
export function checkField<K extends Field>(field: K, value: unknown, written = quote(value)): Checked<RunConfig[K]> {
  const result = validatorFor(field).safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const parameter: Parameter = parameters[field as Field];
  return {
    ok: false,
    reason: `${parameter.label} must be ${ruleOf(parameter)}; ${faultOf(parameter, value, written)}`,
  };
}
