import { type Pair, pairsIn } from "./pairs.ts";

/**
 * One bar as tqdm draws it: ` 12%|█▏        | 12/100 [00:10<01:00, 1.2it/s, reward=0.5]`, or without a total
 * `12it [00:10, 1.2it/s]`. A bar that was cut off ends before a dictionary.
 */
const bars =
  /(?:\d{1,3}%\|[^|\r\n]{0,300}\|\s{0,4}(\d{1,9})\/\d{1,9}|(?<![\w.])(\d{1,9})it)\s?\[([^[\]{\r\n]{0,2000})\]?/g;

/** The step that the last bar in a text shows, and the values after its rate; undefined where there is no bar. */
export function barIn(text: string): { readonly step: number; readonly pairs: readonly Pair[] } | undefined {
  if (!text.includes("%|") && !text.includes("it [")) return undefined;
  let last: RegExpMatchArray | undefined;
  for (const found of text.matchAll(bars)) last = found;
  if (!last) return undefined;
  // the elapsed time and the rate stand before the first value
  const values = (last[3] ?? "")
    .split(",")
    .filter((part) => part.includes("="))
    .join(",");
  return { step: Number(last[1] ?? last[2]), pairs: values === "" ? [] : pairsIn(values) };
}

/** The text without its bars and the blanks that pad them, so that what a bar was drawn into is whole again. */
export const withoutBars = (text: string): string => text.replace(bars, "\0").replace(/ {0,3}\0/g, "");
