/** Returns the position of an offset as line:column, both from 1. */
export type LineColumnOf = (offset: number) => string;

/** Returns the offsets at which lines begin. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|[\r\n]/g)) starts.push(index + end.length);
  return starts;
}

/** Returns a function from offsets to line:column, both from 1. Lines are counted on the first call. */
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
