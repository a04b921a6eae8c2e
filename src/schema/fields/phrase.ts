import { grouped, shortest, spoken } from "./notation.ts";
import type { Band, NumberParameter, Zone } from "./parameter.ts";

/** Writes a value without its unit: 16,384, 2e-4. */
export const bare = (parameter: NumberParameter, value: number) =>
  parameter.notation === "tokens" ? grouped(value) : shortest(value, parameter.notation);

/** Writes a value as the subject of a sentence, with its verb: "10 epochs are", "Learning rate 4e-4 is". */
export function subject(parameter: NumberParameter, value: number): string {
  const { counted, label } = parameter;
  if (counted) return value === 1 ? `1 ${counted.one} is` : `${grouped(value)} ${counted.many} are`;
  return `${label} ${bare(parameter, value)} is`;
}

/** Writes a range: "5e-5 to 2e-4", "16,384 to 131,072 tokens"; of a single value, that value: "9". */
export const rangeText = (parameter: NumberParameter, { low, high }: Band) =>
  low === high ? spoken(parameter, low) : `${bare(parameter, low)} to ${spoken(parameter, high)}`;

/**
 * Writes the end of the band that matters in a zone: "2e-4 or less" for a value that is too high, "16,384 tokens or more" for one that is
 * too low, the whole band for one within; of a band of one value, that value.
 */
export function advisedRange(parameter: NumberParameter, zone: Zone, band: Band): string {
  if (zone === "right" || band.low === band.high) return rangeText(parameter, band);
  if (zone === "low") return `${spoken(parameter, band.low)} or more`;
  const fewer = parameter.counted !== undefined || parameter.notation === "tokens";
  return `${spoken(parameter, band.high)} or ${fewer ? "fewer" : "less"}`;
}
