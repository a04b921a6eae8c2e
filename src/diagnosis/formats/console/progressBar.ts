import { type Pair, pairsIn } from "./pairs.ts";

/**
 * One bar as tqdm draws it: ` 12%|█▏        | 12/100 [00:10<01:00, 1.2it/s, reward=0.5]`, or without a total
 * `12it [00:10, 1.2it/s]`. A bar that was cut off ends before a dictionary.
 */
const bars =
  /(?:\d{1,3}%\|[^|\r\n]{0,300}\|\s{0,4}(\d{1,9})\/(\d{1,9})|(?<![\w.])(\d{1,9})it)\s?\[([^[\]{\r\n]{0,2000})\]?/g;

/** What stands before a bar within a step or an evaluation: its values are on their way to a mean, and it counts no steps. */
const isWithin = (label: string) =>
  /(?:^|[^a-z])(?:eval|evaluat\w{0,8}|val|valid\w{0,8}|test|testing)(?:[^a-z]|$)/i.test(label) ||
  /(?:^|[^a-z])(?:step|iter|iteration)[ #:]{1,3}\d/i.test(label);
/** Characters before a bar in which its label stands. */
const LABEL = 60;

/** A bar in a text. */
export interface Bar {
  readonly step: number;
  /** Steps in all; NaN where the bar does not say. */
  readonly total: number;
  /** Whether a name stands before it: of the files that are loaded, the prompts that are sampled. */
  readonly isLabeled: boolean;
  readonly pairs: readonly Pair[];
}

/** Returns the step that each bar in a text shows and the values after its rate, without bars within a step or an evaluation. */
export function barsIn(text: string): readonly Bar[] {
  if (!text.includes("%|") && !text.includes("it [")) return [];
  let end = 0;
  return Array.from(text.matchAll(bars)).flatMap(
    ({ 0: bar, 1: count, 2: total, 3: plainCount, 4: shown = "", index }) => {
      const label = text.slice(Math.max(end, index - LABEL), index);
      end = index + bar.length;
      if (isWithin(label)) return [];
      // the elapsed time and the rate stand before the first value
      const values = shown.split(",").filter((part) => part.includes("="));
      return [
        {
          step: Number(count ?? plainCount),
          total: Number(total),
          isLabeled: /\w/.test(label),
          pairs: values.length === 0 ? [] : pairsIn(values.join(",")),
        },
      ];
    },
  );
}

/** The text without its bars and the blanks that pad them, so that what a bar was drawn into is whole again. */
export const withoutBars = (text: string): string =>
  text.includes("%|") || text.includes("it [") ? text.replace(bars, "\0").replace(/ {0,3}\0/g, "") : text;
