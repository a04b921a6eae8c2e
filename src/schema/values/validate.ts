import type { Field, RunConfig } from "../fields/config.ts";
import { grouped, shortest } from "../fields/notation.ts";
import type { AutoParameter, Bounds, NumberParameter, Parameter } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { quote } from "./quote.ts";

/** A legal value, or the reason for refusing it. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

/** Returns the number if it is within the hard bounds of a field, -0 as 0; undefined for anything else. Not by zod, so that the first screen does not load it. */
function legalNumber({ hard, legal, whole, except = [] }: NumberParameter | AutoParameter, value: unknown) {
  if (typeof value !== "number" || (legal && !legal.includes(value))) return undefined;
  const isNumber = whole ? Number.isSafeInteger(value) : Number.isFinite(value);
  const isAbove = hard.above ? value > hard.min : value >= hard.min;
  return isNumber && isAbove && value <= hard.max && !except.includes(value) ? value + 0 : undefined;
}

/** Returns the value if it is legal: within the hard bounds, never judged by the documented ones or the bands. */
function legalValue(parameter: Parameter, value: unknown) {
  if (parameter.kind === "choice") return parameter.options.find((option) => option.value === value)?.value;
  return parameter.kind === "auto" && value === "auto" ? value : legalNumber(parameter, value);
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
  const low = (value <= 0 ? refused?.notPositive : undefined) ?? refused?.low;
  const reason = value < hard.min ? low : value > hard.max ? refused?.high : undefined;
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
  const parameter: Parameter = parameters[field as Field];
  const legal = legalValue(parameter, value);
  if (legal !== undefined) return { ok: true, value: legal as RunConfig[K] };
  const got = `${given ?? written(parameter, value)}${reasonOf(parameter, value)}`;
  return { ok: false, reason: `${parameter.label} must be ${ruleOf(parameter)} (got ${got})` };
}
