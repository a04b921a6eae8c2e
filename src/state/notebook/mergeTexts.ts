/** A replacement of a part of a text. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Returns the one replacement that turns a text into another: what both begin or end with stays. */
function editOf(base: string, text: string): Edit {
  const shorter = Math.min(base.length, text.length);
  let from = 0;
  while (from < shorter && base[from] === text[from]) from++;
  let end = 0;
  while (end < shorter - from && base.at(-1 - end) === text.at(-1 - end)) end++;
  return { from, to: base.length - end, text: text.slice(from, text.length - end) };
}

/** Returns what an edit makes of a part of a text. */
const within = (base: string, { from, to, text }: Edit, start: number, end: number) =>
  base.slice(start, from) + text + base.slice(to, end);

/**
 * Merges two versions of a text that were made from the same one. Changes of different places are both made; of those that overlap both
 * versions are kept, theirs first, each on lines of its own. So nothing that was typed is lost.
 */
export function mergeTexts(base: string, theirs: string, mine: string): string {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const [their, own] = [editOf(base, theirs), editOf(base, mine)];
  const [first, second] = own.to <= their.from && own.from < their.from ? [own, their] : [their, own];
  if (first.to <= second.from)
    return (
      base.slice(0, first.from) + first.text + base.slice(first.to, second.from) + second.text + base.slice(second.to)
    );
  const start = Math.min(first.from, second.from);
  const end = Math.max(first.to, second.to);
  const versions = [within(base, their, start, end), within(base, own, start, end)].filter((text) => text !== "");
  return base.slice(0, start) + versions.join("\n") + base.slice(end);
}
