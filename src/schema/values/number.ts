/**
 * Who writes a number, and so which spellings are read:
 * - strict: a program's link or command: digits, a point, an exponent.
 * - logged: a program's table: also thousands between commas, a percentage as a share, and blanks around.
 * - typed: a person: also a decimal comma, thousands set apart by blanks or underscores, 1×10⁻⁴, 10k, 28%.
 */
export type NumberStyle = "strict" | "logged" | "typed";

/** Longest text that is read as a number, in characters. */
export const LONGEST_NUMBER = 100;

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const inSuperscript = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+/g;

/** Digits, perhaps with a decimal point and an exponent: 32768, .5, 1e-4. */
const plainNumber = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:e([+-]?\d{1,4}))?$/i;
/** A mantissa, or none, times a power of ten: 1×10^-4, 10^-4. */
const timesPower = /^(?:([+-]?(?:\d+\.?\d*|\.\d+))[×x·⋅*])?10\^([+-]?\d{1,4})$/;
/** Thousands set apart by one kind of sign, perhaps with decimals: 32,768, 32 768, 32_768. */
const groupedDigits = /^[+-]?[1-9]\d{0,2}([ ,_])\d{3}(?:\1\d{3})*(?:\.\d*)?$/;

/** Decimal places by which a suffix moves the point, where no field gives it another meaning. */
const suffixPlaces: Readonly<Record<string, number>> = { "%": -2, k: 3, m: 6 };

const isDigit = (code: number) => code >= 48 && code <= 57;

/** Reads a text with digits at both ends, as most cells of a table have, without a regular expression: a log has millions. */
function simpleNumber(text: string): number | undefined {
  if (!isDigit(text.charCodeAt(text.length - 1))) return undefined;
  const first = text.charCodeAt(0);
  if (!isDigit(first) && first !== 45) return undefined;
  const second = text.charCodeAt(first === 45 ? 2 : 1);
  // leaves out 0x10 and 0b10, which Number reads
  if (second > 64 && second !== 101 && second !== 69) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Replaces the signs of word processors and typographers by plain ones. */
export const toPlainSigns = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[−–]/g, "-")
    .replace(/\p{Zs}/gu, " ")
    .replace(inSuperscript, (run) => {
      const digits = Array.from(run, (sign) => (sign === "⁻" ? "-" : sign === "⁺" ? "+" : superscripts.indexOf(sign)));
      return `^${digits.join("")}`;
    });

/** Reads a number times a power of ten as one decimal, so that 28.7 % is exactly 0.287; undefined for any other text. */
function decimal(text: string, places: number): number | undefined {
  const packed = text.replace(/ ?([×x·⋅*^]) ?/g, "$1");
  const parts = plainNumber.exec(packed) ?? timesPower.exec(packed);
  return parts ? Number(`${parts[1] ?? "1"}e${Number(parts[2] ?? 0) + places}`) : undefined;
}

/**
 * Returns every number that a person may mean by a text in plain signs, times 10 to the power of `places`: none, one, or for 1,500 two, the
 * one with thousands first. Of a `whole` number a comma before three digits can only set thousands apart.
 */
export function typedMeanings(text: string, { whole = false, places = 0 } = {}): readonly number[] {
  const group = groupedDigits.exec(text)?.[1];
  const asGroups = group ? decimal(text.replaceAll(group, ""), places) : undefined;
  const single = text.split(",").length === 2 && !text.includes(".");
  const asDecimals = single && !(whole && group) ? decimal(text.replace(",", "."), places) : undefined;
  return [asGroups, asDecimals, decimal(text, places)].filter((value) => value !== undefined);
}

const strictNumber = (text: string) => simpleNumber(text) ?? (plainNumber.test(text) ? Number(text) : undefined);

function loggedNumber(text: string): number | undefined {
  const bare = text.trim();
  if (!bare.endsWith("%")) return strictNumber(groupedDigits.exec(bare)?.[1] === "," ? bare.replaceAll(",", "") : bare);
  const share = strictNumber(bare.slice(0, -1));
  return share === undefined ? undefined : share / 100;
}

function typedNumber(text: string): number | undefined {
  const plain = toPlainSigns(text);
  const places = suffixPlaces[plain.slice(-1)] ?? 0;
  return typedMeanings(places === 0 ? plain : plain.slice(0, -1).trimEnd(), { places })[0];
}

/**
 * Returns the number that a text holds; undefined where it holds none. Never NaN, but infinite for 1e999. Where a comma can be read in two
 * ways, it sets thousands apart: 1,024 is 1024, and 0,0001 is 0.0001.
 */
export function parseNumber(text: string, style: NumberStyle): number | undefined {
  if (text.length > LONGEST_NUMBER) return undefined;
  const simple = simpleNumber(text);
  if (simple !== undefined) return simple;
  if (style === "strict") return strictNumber(text);
  return style === "logged" ? loggedNumber(text) : typedNumber(text);
}
