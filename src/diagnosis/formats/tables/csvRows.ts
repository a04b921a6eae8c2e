const [QUOTE, NEWLINE, HASH] = [34, 10, 35];
/** Characters of a cell in quotes, at most; beyond it its quote is a sign like any other. */
const LONGEST_QUOTED = 1e6;

export interface RowReader {
  row(cells: readonly string[]): void;
  /** A line that begins with #. */
  comment(line: string): void;
}

interface Cell {
  readonly text: string;
  /** Where its delimiter or line feed stands. */
  readonly end: number;
}

/** Returns a function that reads the cell at a place; undefined where the cell may go on behind the text. */
function cellsOf(text: string, separator: number, isEnd: boolean): (from: number) => Cell | undefined {
  /** Up to here quotes are signs like any other: one has no end. */
  let plainUntil = 0;
  const isBorder = (at: number) => {
    const code = text.charCodeAt(at);
    return code === separator || code === NEWLINE || at >= text.length;
  };

  /** Index of the quote that closes the one at `open`; -1 where there is none. */
  function closing(open: number): number {
    const last = Math.min(text.length, open + LONGEST_QUOTED);
    for (let at = text.indexOf('"', open + 1); at >= 0 && at < last; at = text.indexOf('"', at + 1)) {
      if (text.charCodeAt(at + 1) === QUOTE) at++;
      else if (isBorder(at + 1)) return at;
    }
    plainUntil = last;
    return -1;
  }

  return (from) => {
    if (text.charCodeAt(from) === QUOTE && from >= plainUntil) {
      const close = closing(from);
      const mayGoOn = close < 0 ? plainUntil === text.length : close === text.length - 1;
      if (mayGoOn && !isEnd) return undefined;
      if (close >= 0) return { text: text.slice(from + 1, close).replaceAll('""', '"'), end: close + 1 };
    }
    let end = from;
    while (!isBorder(end)) end++;
    return end < text.length || isEnd ? { text: text.slice(from, end), end } : undefined;
  };
}

/**
 * Reads the rows of a CSV text (RFC 4180) whose lines end in line feeds, in time proportional to it: quotes may hold delimiters, line ends and
 * doubled quotes; a quote that stands wrongly is a sign of its cell. Returns where the first row begins that may go on behind the text; the text's
 * end where `isEnd` says that nothing follows.
 */
export function readRows(text: string, delimiter: string, isEnd: boolean, reader: RowReader): number {
  const separator = delimiter.charCodeAt(0);
  const cellAt = cellsOf(text, separator, isEnd);

  /** Reads a row; returns where the next one begins, -1 where this one may go on behind the text. */
  function rowAt(start: number): number {
    const cells: string[] = [];
    for (let at = start; ; ) {
      const cell = cellAt(at);
      if (!cell) return -1;
      cells.push(cell.text);
      at = cell.end + 1;
      if (text.charCodeAt(cell.end) === separator) continue;
      reader.row(cells);
      return at;
    }
  }
  function commentAt(start: number): number {
    const end = text.indexOf("\n", start);
    if (end < 0 && !isEnd) return -1;
    reader.comment(text.slice(start, end < 0 ? text.length : end));
    return end < 0 ? text.length : end + 1;
  }

  let at = 0;
  while (at < text.length) {
    const next = text.charCodeAt(at) === HASH ? commentAt(at) : rowAt(at);
    if (next < 0) return at;
    at = next;
  }
  return text.length;
}
