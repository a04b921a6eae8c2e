import type { Field, OrAuto } from "../fields/config.ts";
import { shortest } from "../fields/notation.ts";
import type { AutoParameter, NumberParameter } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { LONGEST_NUMBER, toPlainSigns, typedMeanings } from "./number.ts";
import { quote, visible } from "./quote.ts";
import { type Checked, checkField } from "./validate.ts";

type Numeric = NumberParameter | AutoParameter;

/** Factors of the suffixes of token counts, which are binary. */
const tokenSuffixes: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20 };
/** Decimal places of the suffixes of other counts. */
const countSuffixes: Readonly<Record<string, number>> = { k: 3, m: 6 };

/** Other spellings of a unit. */
const otherSpellings: Readonly<Record<string, readonly string[]>> = {
  gb: ["gib", "g"],
  b: ["bn"],
  tokens: ["token"],
  prompts: ["prompt"],
};

/** An example of a number for this field. */
function example(parameter: Numeric): string {
  if (parameter.kind === "auto") return parameter.whole ? "100" : "0.001";
  const { notation, default: usual } = parameter;
  if (notation === "rate") return `${shortest(usual, "rate")} or ${usual}`;
  if (notation === "tokens") return `${usual} or ${usual / 1024}k`;
  return notation === "share" ? `${usual} or ${Math.round(usual * 100)}%` : String(usual);
}

function notANumber(text: string, parameter: Numeric): Checked<never> {
  const got = text === "" ? "" : ` (got ${quote(text)})`;
  return { ok: false, reason: `${parameter.label}: enter a number, e.g. ${example(parameter)}${got}` };
}

/** Removes the unit of the field from the end of a text, in any spelling. */
function withoutUnit(text: string, unit: string): string {
  const spellings = unit === "" ? [] : [unit, ...(otherSpellings[unit] ?? [])];
  const end = spellings.find((spelling) => text.endsWith(spelling));
  return end === undefined ? text : text.slice(0, -end.length).trimEnd();
}

/** Splits a scaling suffix (32k, 10k, 28%) from the digits: a factor, or places of the point. */
function withoutSuffix(text: string, parameter: Numeric): { digits: string; times: number; places: number } {
  const notation = parameter.kind === "number" ? parameter.notation : "plain";
  const suffix = text.slice(-1);
  const times = (notation === "tokens" && tokenSuffixes[suffix]) || 1;
  const counted = notation === "plain" && parameter.whole ? (countSuffixes[suffix] ?? 0) : 0;
  const places = notation === "share" && suffix === "%" ? -2 : counted;
  return { digits: times === 1 && places === 0 ? text : text.slice(0, -1).trimEnd(), times, places };
}

/**
 * Reads the number that a person typed into a field, within the hard bounds of the field, or returns the reason for refusing it. Reads 1e-4,
 * .0001, 1×10⁻⁴, a decimal comma, thousands (32,768; 32 768; 32_768), 32k for token counts (k = 1024), 10k for other counts (k = 1000), 28% for
 * shares, and the unit of the field (80 GiB is read as GB, which vendors count as 2^30 bytes). Where a comma has two legal meanings it asks instead of guessing.
 */
export function readNumber(text: string, field: Field): Checked<number> {
  const parameter = parameters[field];
  if (parameter.kind === "choice") return { ok: false, reason: `${parameter.label} is a choice, not a number` };
  if (text.length > LONGEST_NUMBER) return notANumber(text, parameter);

  const plain = toPlainSigns(text);
  const { digits, times, places } = withoutSuffix(withoutUnit(plain, parameter.unit.toLowerCase()), parameter);
  const whole = parameter.whole && times === 1 && places === 0;
  const values = typedMeanings(digits, { whole, places }).map((value) => value * times);
  // an infinite number is named as it was typed
  const checks = values.map((value) =>
    Number.isFinite(value) ? checkField(field, value) : checkField(field, value, visible(plain)),
  );
  const [first, second] = checks.filter((check) => check.ok);
  if (first && second) {
    const both = `${shortest(Number(first.value), "plain")} or ${shortest(Number(second.value), "plain")}`;
    return { ok: false, reason: `${parameter.label}: ${quote(text.trim())} is ambiguous. Enter ${both}.` };
  }
  if (first) return { ok: true, value: Number(first.value) };
  const refused = checks.find((check) => !check.ok);
  return refused ?? notANumber(text.trim(), parameter);
}

/** Reads what a person typed into a field: a number as `readNumber` reads it, or "auto" (or nothing) where the service may decide. */
export function readValue(text: string, field: Field): Checked<OrAuto> {
  if (text.length > LONGEST_NUMBER) return readNumber(text, field);
  const typed = text.trim().toLowerCase();
  if (parameters[field].kind === "auto" && (typed === "" || typed === "auto")) return { ok: true, value: "auto" };
  return readNumber(text, field);
}
