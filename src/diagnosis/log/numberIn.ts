import { parseNumber } from "../../schema/values/number.ts";

/** Spellings of what is no number: pandas, Python, JavaScript. */
const notNumber = /^[-+]?(?:nan|inf|infinity)$/i;
/** np.float64(0.5), tensor(0.5, device='cuda:0'). */
const wrapped = /^(?:(?:np|numpy|torch|jnp)\.)?(?:float|int|tensor|bfloat|array)\d{0,2}\(([^(),]{1,40})[,)]/;

/** How Markdown sets a number off: **0.5**, `0.5`, ~~0.5~~. */
const emphasis = /^[*_`~]{1,3}([^*_`~]{1,50})[*_`~]{1,3}$/;
/** What may stand behind a mean: 0.5 ± 0.1, 0.5 +/- 0.1, 0.5 (0.1). */
const spread = /^([-+\d.eE]{1,30})\s{0,4}(?:±|\+\/?-|\()/;

/** A moment as ISO 8601 writes it, in UTC where it names no zone. */
const moment = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:[.,]\d{1,9})?) ?(Z|UTC|[-+]\d\d:?\d\d)?$/;

/** Seconds since 1970 of a moment; undefined of any other text. */
function secondsIn(text: string): number | undefined {
  const [, day, time = "", zone = "Z"] = moment.exec(text) ?? [];
  const milliseconds =
    day === undefined ? Number.NaN : Date.parse(`${day}T${time.replace(",", ".")}${zone === "UTC" ? "Z" : zone}`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}

/**
 * Returns the number that a cell or value holds as logs spell it: 0.5, 1,024, 62.5% (as a share), **0.5**, 0.5 ± 0.1, np.float64(0.5), or the seconds since 1970 of an ISO 8601 moment; NaN for NaN,
 * infinity for both infinities; undefined for any other text: “No Log”, an empty cell, words.
 */
export function numberIn(text: string): number | undefined {
  if (text.length > 60) return undefined;
  const number = parseNumber(text, "logged");
  if (number !== undefined) return number;
  const bare = text.trim();
  if (notNumber.test(bare)) return /nan/i.test(bare) ? Number.NaN : Number.POSITIVE_INFINITY;
  const inner = (wrapped.exec(bare) ?? emphasis.exec(bare) ?? spread.exec(bare))?.[1];
  return inner === undefined ? secondsIn(bare) : numberIn(inner);
}
