import type { NumberParameter } from "./parameter.ts";

/** A number in its shortest exact form; rates with an exponent, never a plus sign. */
export const shortest = (value: number, notation: NumberParameter["notation"]) =>
  (notation === "rate" ? value.toExponential() : String(value)).replace("e+", "e");

// made once: making a format costs a hundred times as much as using one, and a drag uses many
const inHundredths = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const inTwoDigits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 2 });
const inThreeDigits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });
const inFourDigits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4 });

/** A count with its thousands set apart: 32,768. */
export const grouped = (value: number) => inHundredths.format(value);

/** Three significant digits, four from 1,000 on: 0.0667, 4, 2.5. */
export const brief = (value: number) => (Math.abs(value) >= 1000 ? inFourDigits : inThreeDigits).format(value);

/** An estimate without digits that it does not have: 121, 31, 2.5. */
export const rough = (value: number) =>
  Math.abs(value) >= 10 ? grouped(Math.round(value)) : inTwoDigits.format(value);

/** A large count in words: 21 million, 1.66 billion. */
export function inWords(count: number): string {
  if (count >= 999.5e6) return `${brief(count / 1e9)} billion`;
  return count >= 1e6 ? `${brief(count / 1e6)} million` : brief(count);
}

/** Names for the fractions that a ratio of powers of two often is. */
const fractions: ReadonlyMap<number, string> = new Map([
  [0.25, "a quarter"],
  [0.5, "half"],
  [0.75, "three quarters"],
]);

/** A share of one thing below 1 in words: half, a quarter, 30 %. */
export const portion = (share: number) => fractions.get(share) ?? `${rough(100 * share)} %`;

/** The article before a number as it is spoken: an 8, a 70. */
export const articleOf = (value: number) => (/^(?:8|1[18](?!\d))/.test(grouped(value)) ? "an" : "a");

export const percent = (share: number) => `${brief(Math.round(share * 1000) / 10)} %`;

/** Short form for an axis: 32k, 1M, 1e-4. */
export function tickLabel(value: number, notation: NumberParameter["notation"]): string {
  if (notation !== "tokens" || value < 1024) return notation === "share" ? percent(value) : shortest(value, notation);
  return value >= 2 ** 20 ? `${brief(value / 2 ** 20)}M` : `${brief(value / 1024)}k`;
}

/** The value as it is read and spoken, with its unit: "32,768 tokens", "1e-4". */
export function spoken(parameter: NumberParameter, value: number): string {
  if (parameter.notation === "share") return percent(value);
  const text = parameter.notation === "rate" ? shortest(value, "rate") : grouped(value);
  return parameter.unit === "" ? text : `${text} ${parameter.unit}`;
}
