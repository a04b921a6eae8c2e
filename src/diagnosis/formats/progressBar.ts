import { type Pair, pairsIn } from "./pairs.ts";

/** One bar as tqdm draws it: ` 12%|█▏        | 12/100 [00:10<01:00, 1.2it/s, reward=0.5]`. */
const bar = /(?:\d{1,3}%)\|[^|\r\n]{0,300}\|\s{0,4}(\d{1,9})\/(\d{1,9})\s?\[([^[\]\r\n]{0,2000})\]?/;
const bars = new RegExp(bar, "g");

/** The step that the last bar in a text shows, and the values after its rate; undefined where there is no bar. */
export function barIn(text: string): { readonly step: number; readonly pairs: readonly Pair[] } | undefined {
  if (!text.includes("%|")) return undefined;
  let last: RegExpMatchArray | undefined;
  for (const found of text.matchAll(bars)) last = found;
  if (!last) return undefined;
  const inside = last[3] ?? "";
  // the elapsed time and the rate stand before the first value
  const values = inside
    .split(",")
    .filter((part) => part.includes("="))
    .join(",");
  return { step: Number(last[1]), pairs: values === "" ? [] : pairsIn(values) };
}

/** The text without its bars and the blanks before them, so that what a bar was drawn into is whole again. */
export function withoutBars(text: string): string {
  return text.replace(bars, "\0").replace(/ {0,3}\0/g, "");
}
