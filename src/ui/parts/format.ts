import { grouped } from "../../schema/fields/notation.ts";

/** Formats a reward 0..1 with two decimals: 0.72. */
export const reward = (value: number) => value.toFixed(2);

/** Formats a step number with thousands separators. */
export const steps = (value: number) => grouped(Math.round(value));

/** Made at its first use: it takes as long as half of the page's start. */
let inThreeDigits: Intl.NumberFormat | undefined;

/** A number in three digits, very small and very large ones with an exponent; a dash where there is none. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return value.toExponential(1).replace("e+", "e").replace(".0e", "e");
  inThreeDigits ??= new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });
  return inThreeDigits.format(value);
}
