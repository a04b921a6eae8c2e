const digit = (code: number) => code >= 48 && code <= 57;
/** Spellings of what is no number: pandas, Python, JavaScript. */
const notNumber = /^[-+]?(?:nan|inf|infinity)$/i;
/** np.float64(0.5), tensor(0.5, device='cuda:0'). */
const wrapped = /^(?:(?:np|numpy|torch|jnp)\.)?(?:float|int|tensor|bfloat|array)\d{0,2}\(([^(),]{1,40})[,)]/;

/** How Markdown sets a number off: **0.5**, `0.5`, ~~0.5~~. */
const emphasis = /^[*_`~]{1,3}([^*_`~]{1,50})[*_`~]{1,3}$/;
/** What may stand behind a mean: 0.5 ± 0.1, 0.5 +/- 0.1, 0.5 (0.1). */
const spread = /^([-+\d.eE]{1,30})\s{0,4}(?:±|\+\/?-|\()/;
const thousands = /^[-+]?\d{1,3}(?:,\d{3}){1,6}(?:\.\d{0,20})?$/;

/** Digits first and last, as nearly all cells of a table have them: no spelling to look into. */
function simpleNumber(text: string): number | undefined {
  if (!digit(text.charCodeAt(text.length - 1))) return undefined;
  const first = text.charCodeAt(0);
  if (!digit(first) && first !== 45) return undefined;
  const second = text.charCodeAt(first === 45 ? 2 : 1);
  // 0x10, which no log means, is left to the other
  if (second > 64 && second !== 101 && second !== 69) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * Returns the number that a cell or value holds as logs spell it: 0.5, 1,024, 62.5% (as a share), **0.5**, 0.5 ± 0.1, np.float64(0.5); NaN for NaN and
 * infinity; undefined for any other text: “No Log”, an empty cell, words.
 */
export function numberIn(text: string): number | undefined {
  if (text.length > 60) return undefined;
  const simple = simpleNumber(text);
  if (simple !== undefined) return simple;
  const bare = text.trim();
  const first = bare.charCodeAt(0);
  // a digit, a plus, a minus or a point
  if (digit(first) || first === 43 || first === 45 || first === 46) {
    const isShare = bare.endsWith("%");
    const value = Number(isShare ? bare.slice(0, -1) : bare);
    // Number also reads 0x10, which no log means
    if (!Number.isNaN(value) && !/^[-+]?0[xbo]/i.test(bare)) return isShare ? value / 100 : value;
    if (thousands.test(bare)) return Number(bare.replaceAll(",", ""));
  }
  if (notNumber.test(bare)) return Number.NaN;
  const inner = (wrapped.exec(bare) ?? emphasis.exec(bare) ?? spread.exec(bare))?.[1];
  return inner === undefined ? undefined : numberIn(inner);
}
