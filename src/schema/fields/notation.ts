import type { Notation, NumberParameter } from "./parameter.ts";

/** Writes a number in its shortest exact form: 32768, 0.3; rates but 0 with an exponent, 1e-4; never a plus sign. */
export const shortest = (value: number, notation: Notation) =>
  (notation === "rate" && value !== 0 ? value.toExponential() : String(value)).replace("e+", "e");

/** From here on a number's own text has an exponent. */
const EXPONENT_FROM = 1e21;

/** Writes a number with thousands separators and so many decimals, without zeros at the end. */
function withDecimals(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return String(value).replace("Infinity", "∞");
  const isLarge = Math.abs(value) >= EXPONENT_FROM;
  const [whole = "", rest = ""] = (isLarge ? String(BigInt(value)) : value.toFixed(decimals)).split(".");
  const sign = Object.is(value, -0) ? "-" : "";
  const kept = rest.replace(/0{1,100}$/, "");
  return sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ",") + (kept && `.${kept}`);
}

/** 1.005 is a little less as a double, and is rounded up all the same, as its text is. */
const ROUNDS_UP = 1 + Number.EPSILON;

/** Writes so many significant digits. Not by Intl: its first format costs a tenth of the command line's time. */
function inDigits(value: number, digits: number): string {
  const rounded = Number((value * ROUNDS_UP).toPrecision(digits));
  if (value === 0 || !Number.isFinite(rounded)) return withDecimals(value, 0);
  const [, exponent = "0"] = rounded.toExponential(digits - 1).split("e");
  return withDecimals(rounded, Math.min(100, Math.max(0, digits - 1 - Number(exponent))));
}

/** Writes a number with thousands separators and at most two decimals: 32,768. */
export const grouped = (value: number) => withDecimals(Math.abs(value) < 1e9 ? value * ROUNDS_UP : value, 2);

/** Writes three significant digits, four from 1,000: 0.0667, 4, 2.5. */
export const brief = (value: number) => inDigits(value, Math.abs(value) >= 1000 ? 4 : 3);

/** Writes an estimate with two significant digits, or whole from 10: 121, 31, 2.5. */
export const rough = (value: number) => (Math.abs(value) >= 10 ? grouped(Math.round(value)) : inDigits(value, 2));

/** Writes a large count in words: 21 million, 1.66 billion. */
export function inWords(count: number): string {
  if (count >= 999.5e6) return `${brief(count / 1e9)} billion`;
  return count >= 1e6 ? `${brief(count / 1e6)} million` : brief(count);
}

/** Names of the common ratios of two powers of two. */
const fractions: ReadonlyMap<number, string> = new Map([
  [0.25, "a quarter"],
  [0.5, "half"],
  [0.75, "three quarters"],
]);

/** Writes a share below 1 in words: half, a quarter, 30%. */
export const portion = (share: number) => fractions.get(share) ?? `${rough(100 * share)}%`;

/** Returns the article before a spoken number: an 8, a 70. */
export const articleOf = (value: number) => (/^(?:8|1[18](?!\d))/.test(grouped(value)) ? "an" : "a");

/** Writes a share as a percentage to one decimal: 28%, 62.5%. */
export const percent = (share: number) => `${brief(Math.round(share * 1000) / 10)}%`;

/** Writes a value for an axis: 32k, 1M, 1e-4. */
export function tickLabel(value: number, notation: Notation): string {
  if (notation !== "tokens" || value < 1024) return notation === "share" ? percent(value) : shortest(value, notation);
  return value >= 2 ** 20 ? `${brief(value / 2 ** 20)}M` : `${brief(value / 1024)}k`;
}

/** Appends a unit: 80 GB, but 8B, as models are named. */
export const withUnit = (text: string, unit: string) => (unit === "B" ? `${text}B` : `${text} ${unit}`.trimEnd());

/** Writes a value as it is read and spoken, with its unit: 32,768 tokens, 1e-4. */
export function spoken(parameter: NumberParameter, value: number): string {
  if (parameter.notation === "share") return percent(value);
  const text = parameter.notation === "rate" ? shortest(value, "rate") : grouped(value);
  return withUnit(text, parameter.unit);
}
