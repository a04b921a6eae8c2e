import type { Field, OrAuto } from "../fields/config.ts";
import { shortest } from "../fields/notation.ts";
import type { AutoParameter, NumberParameter } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { shown, visible } from "./shown.ts";
import { type Checked, checkField } from "./validate.ts";

type Numeric = NumberParameter | AutoParameter;

/** Nobody types a number longer than this. */
const LONGEST = 100;

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const inSuperscript = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+/g;

/** Tokens are counted in binary thousands. */
const tokenSuffixes: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20 };
/** Everything else is counted in decimal ones: by how many places each moves the point. */
const countSuffixes: Readonly<Record<string, number>> = { k: 3, m: 6 };

/** How else people write a unit. */
const otherSpellings: Readonly<Record<string, readonly string[]>> = {
  gib: ["gb", "g"],
  b: ["bn"],
  tokens: ["token"],
  prompts: ["prompt"],
};

/** Digits, perhaps with a decimal point and an exponent: 32768, .5, 1e-4. */
const plainNumber = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:e([+-]?\d{1,4}))?$/;
/** A mantissa, or none, times a power of ten: 1×10^-4, 10^-4. */
const timesPower = /^(?:([+-]?(?:\d+\.?\d*|\.\d+))[×x·⋅*])?10\^([+-]?\d{1,4})$/;
/** Thousands set apart by one kind of sign, perhaps with decimals: 32,768, 32 768, 32_768. */
const groupedDigits = /^[+-]?[1-9]\d{0,2}([ ,_])\d{3}(?:\1\d{3})*(?:\.\d*)?$/;

/** The usual characters in place of those that word processors and typographers put. */
const toPlainSigns = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[−–]/g, "-")
    .replace(/\p{Zs}/gu, " ")
    .replace(inSuperscript, (run) => {
      const digits = Array.from(run, (sign) => (sign === "⁻" ? "-" : sign === "⁺" ? "+" : superscripts.indexOf(sign)));
      return `^${digits.join("")}`;
    });

/** A number times a power of ten, read as one decimal so that 28.7 % is exactly 0.287; undefined when it is not a number. */
function decimal(text: string, shift = 0): number | undefined {
  const packed = text.replace(/ ?([×x·⋅*^]) ?/g, "$1");
  const parts = plainNumber.exec(packed) ?? timesPower.exec(packed);
  return parts ? Number(`${parts[1] ?? "1"}e${Number(parts[2] ?? 0) + shift}`) : undefined;
}

/** What the text may mean: one number, none, or (1,500 where fractions are legal) two. */
function meanings(text: string, whole: boolean, shift: number): number[] {
  const group = groupedDigits.exec(text)?.[1];
  const asGroups = group ? decimal(text.replaceAll(group, ""), shift) : undefined;
  const single = text.split(",").length === 2 && !text.includes(".");
  // a whole number has no decimals, so its comma can only set thousands apart
  const asDecimals = single && !(whole && group) ? decimal(text.replace(",", "."), shift) : undefined;
  return [asGroups, asDecimals, decimal(text, shift)].filter((value) => value !== undefined);
}

/** How to write a number for this field. */
function example(parameter: Numeric): string {
  if (parameter.kind === "auto") return parameter.whole ? "100" : "0.001";
  const { notation, default: usual } = parameter;
  if (notation === "rate") return `${shortest(usual, "rate")} or ${usual}`;
  if (notation === "tokens") return `${usual} or ${usual / 1024}k`;
  return notation === "share" ? `${usual} or ${Math.round(usual * 100)} %` : String(usual);
}

function notANumber(text: string, parameter: Numeric): Checked<never> {
  const what = text === "" ? "nothing is written" : `${shown(text)} is not a number`;
  return { ok: false, reason: `${parameter.label}: ${what}. Write it like ${example(parameter)}.` };
}

/** The text without the field's unit at its end, however it is spelled. */
function withoutUnit(text: string, unit: string): string {
  const spellings = unit === "" ? [] : [unit, ...(otherSpellings[unit] ?? [])];
  const end = spellings.find((spelling) => text.endsWith(spelling));
  return end === undefined ? text : text.slice(0, -end.length).trimEnd();
}

/** The text without the sign at its end that scales it (32k, 10k, 28 %), and what that does: a factor, or a shift of the point. */
function withoutSuffix(text: string, parameter: Numeric): { digits: string; times: number; shift: number } {
  const notation = parameter.kind === "number" ? parameter.notation : "plain";
  const suffix = text.slice(-1);
  const times = (notation === "tokens" && tokenSuffixes[suffix]) || 1;
  const places = notation === "plain" && parameter.whole ? (countSuffixes[suffix] ?? 0) : 0;
  const shift = notation === "share" && suffix === "%" ? -2 : places;
  return { digits: times === 1 && shift === 0 ? text : text.slice(0, -1).trimEnd(), times, shift };
}

/**
 * The number that a person typed into a field's text box, within the field's hard bounds, or why it is not one. Reads 1e-4, .0001,
 * 1×10⁻⁴, a decimal comma, thousands (32,768; 32 768; 32_768), 32k for token counts (k = 1024), 10k for other counts (k = 1000), 28 % for
 * shares, and the field's unit behind the number (80 GB is read as GiB). Where a comma can mean two legal numbers it asks instead of guessing.
 */
export function readNumber(text: string, field: Field): Checked<number> {
  const parameter = parameters[field];
  if (parameter.kind === "choice") return { ok: false, reason: `${parameter.label} is a choice, not a number.` };
  if (text.length > LONGEST) return notANumber(text, parameter);

  const plain = toPlainSigns(text);
  const { digits, times, shift } = withoutSuffix(withoutUnit(plain, parameter.unit.toLowerCase()), parameter);
  const whole = parameter.whole && times === 1 && shift === 0;
  const values = meanings(digits, whole, shift).map((value) => value * times);
  // a number that overflows is named as it was typed
  const checks = values.map((value) =>
    Number.isFinite(value) ? checkField(field, value) : checkField(field, value, visible(plain)),
  );
  const [first, second] = checks.filter((check) => check.ok);
  if (first && second) {
    const both = `${shortest(Number(first.value), "plain")} or ${shortest(Number(second.value), "plain")}`;
    return { ok: false, reason: `${parameter.label}: ${shown(text.trim())} can be read in two ways. Write ${both}.` };
  }
  if (first) return { ok: true, value: Number(first.value) };
  const refused = checks.find((check) => !check.ok);
  return refused ?? notANumber(text.trim(), parameter);
}

/** What a person typed into a field's text box: a number as `readNumber` reads it, or "auto" (or nothing) where the service may decide. */
export function readValue(text: string, field: Field): Checked<OrAuto> {
  if (text.length > LONGEST) return readNumber(text, field);
  const said = text.trim().toLowerCase();
  if (parameters[field].kind === "auto" && (said === "" || said === "auto")) return { ok: true, value: "auto" };
  return readNumber(text, field);
}
