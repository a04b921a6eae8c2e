/** Takes the entries of a list of runs out of a file that comes piece by piece. */
export interface EntrySplitter {
  /** Takes the next piece of the text. */
  readonly write: (text: string) => void;
  /** Returns the text around the list, which is empty in it; whole also where the file ends inside of the list. Call it at the end. */
  readonly around: () => string;
  /** Returns why nothing more is read; undefined while all is well. */
  readonly problem: () => string | undefined;
}

/** The text of an entry, or why there is none. */
export type Entry = { readonly text: string } | { readonly fault: string };

/** Objects and lists inside one another; a deeper file has no runs. */
const DEEPEST = 32;
/** Longest entry, and longest text around the list, in characters: a run with a full log has at most 300,000. */
const LONGEST = 2 ** 21;
/** Characters that are looked at for the name of a list. */
const LONGEST_NAME = 200;
const listName = /(?:^|[^\\])"runs"\s*:\s*$/;

const codes = { lineFeed: 10, carriageReturn: 13, quote: 34, comma: 44, backslash: 92 } as const;
/** The codes of `{[` and `}]`. */
const opening: ReadonlySet<number> = new Set([123, 91]);
const closing: ReadonlySet<number> = new Set([125, 93]);

/**
 * Splits the list `runs` of a JSON object into its entries, whatever the layout, without keeping more than one of them. `take` gets each.
 * JSON has no line end within a text, so an entry with one ends there: a quote in the wrong place costs one entry of a file with an entry on
 * each line. Time is linear in the text.
 */
export function createEntrySplitter(take: (entry: Entry) => void): EntrySplitter {
  let around = "";
  /** The end of the pieces before, in which the name of a list may begin. */
  let tail = "";
  let entry = "";
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  let inList = false;
  let problem: string | undefined;

  const keep = (piece: string) => {
    if (inList) entry += piece;
    else around += piece;
    if (entry.length > LONGEST || around.length > LONGEST)
      problem = `The file has more than 2 MiB ${inList ? "in one entry" : "beside its runs"}: it is no file of saved runs.`;
  };
  const endEntry = (fault?: string) => {
    if (entry.trim() !== "") take(fault === undefined ? { text: entry } : { fault });
    entry = "";
  };
  /** Whether a text goes on behind a character of it. */
  const goesOn = (code: number) => {
    if (isEscaped) isEscaped = false;
    else if (code === codes.backslash) isEscaped = true;
    else return code !== codes.quote;
    return true;
  };

  const breakText = () => {
    endEntry("a text in it has no end");
    [isText, isEscaped, depth] = [false, false, 2];
  };

  /** The piece that is being read, and the offset up to which it is kept. */
  let text = "";
  let done = 0;
  const keepTo = (at: number) => {
    if (at > done) keep(text.slice(done, at));
    done = at;
  };
  /** Whether the list of runs begins at a bracket of the piece. */
  const isRuns = (at: number) =>
    depth === 1 &&
    text[at] === "[" &&
    listName.test((tail + text.slice(Math.max(0, at - LONGEST_NAME), at)).slice(-LONGEST_NAME));
  const open = (at: number) => {
    if (!inList && isRuns(at)) {
      keepTo(at + 1);
      inList = true;
    }
    depth++;
    if (depth > DEEPEST) problem = `This is nested deeper than ${DEEPEST} levels; a file of saved runs is not.`;
  };
  const close = (at: number) => {
    if (inList && depth === 2) {
      keepTo(at);
      endEntry();
      inList = false;
    }
    depth--;
  };
  const readCharacter = (code: number, at: number) => {
    if (isText && inList && (code === codes.lineFeed || code === codes.carriageReturn)) {
      keepTo(at);
      breakText();
    } else if (isText) isText = goesOn(code);
    else if (code === codes.quote) isText = true;
    else if (opening.has(code)) open(at);
    else if (closing.has(code)) close(at);
    else if (code === codes.comma && inList && depth === 2) {
      keepTo(at);
      endEntry();
      done = at + 1;
    }
  };
  const write = (piece: string) => {
    [text, done] = [piece, 0];
    for (let at = 0; at < text.length && problem === undefined; at++) readCharacter(text.charCodeAt(at), at);
    keepTo(text.length);
    tail = (tail + text.slice(-LONGEST_NAME)).slice(-LONGEST_NAME);
    text = "";
  };

  return {
    write,
    around: () => {
      if (!inList) return around;
      endEntry("the file ends inside of it");
      return `${around}]}`;
    },
    problem: () => problem,
  };
}
