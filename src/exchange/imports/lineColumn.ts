/** The place of an offset in a text as line:column, both from 1. */
export type LineColumnOf = (offset: number) => string;

/** Offsets at which lines begin, first included. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|[\r\n]/g)) starts.push(index + end.length);
  return starts;
}

/** Says where an offset of the text is, as line:column, both from 1. The lines are counted once, when the first place is asked for. */
export function lineColumnsOf(text: string): LineColumnOf {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return `${low + 1}:${offset - (starts[low] ?? 0) + 1}`;
  };
}
