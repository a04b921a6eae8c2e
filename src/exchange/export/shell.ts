/** Characters that no POSIX shell gives a meaning inside a word, wherever they stand in it. */
const plainWord = /^[A-Za-z0-9_@%+:,./-]+$/;

/** A text as one word of a POSIX shell that stands for exactly that text. A NUL, which no argument can hold, is the caller's to refuse. */
export const shellQuoted = (text: string): string =>
  plainWord.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** A flag with its value, as words: `--flag value`, or `--flag=value` where the value would be taken for a flag, by a word processor too. */
export const flagWithValue = (flag: string, value: string): string =>
  `${flag}${/^[-–—]/.test(value) ? "=" : " "}${shellQuoted(value)}`;

/** A command and its arguments, one a line. */
export const continued = (lines: readonly string[]): string => lines.join(" \\\n  ");
