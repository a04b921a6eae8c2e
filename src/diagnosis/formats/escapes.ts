const BELL = String.fromCharCode(7);
const ESCAPE = String.fromCharCode(27);
/**
 * Escape sequences of a terminal (ECMA-48): CSI for colors and the cursor; OSC, DCS, SOS, PM and APC with their text up to its end, such as
 * the address of a hyperlink (OSC 8); and the short ones. A text without an end ends with its line.
 */
const sequences = new RegExp(
  `${ESCAPE}\\[[0-?]{0,100}[ -/]{0,10}[@-~]` +
    `|${ESCAPE}[\\]PX^_][^${BELL}${ESCAPE}\\r\\n]*(?:${BELL}|${ESCAPE}\\\\)?` +
    `|${ESCAPE}[ -/]{0,4}[0-~]`,
  "g",
);

/** Returns a text without the escape sequences of a terminal. */
export const withoutEscapes = (text: string): string => (text.includes(ESCAPE) ? text.replace(sequences, "") : text);

/** A last line longer than this, in characters, is not held back: no sequence has so many. */
const LONGEST_HELD = 1 << 16;

/** Removes escape sequences from a text that comes in pieces: holds back the last line of a piece where a sequence may go on. */
export function escapeFilter() {
  let held = "";
  return {
    take(piece: string): string {
      const text = held + piece;
      const line = text.lastIndexOf("\n") + 1;
      const first = text.indexOf(ESCAPE, line);
      const from = first >= 0 && text.length - first <= LONGEST_HELD ? first : text.length;
      held = text.slice(from);
      return withoutEscapes(text.slice(0, from));
    },
    /** The rest, where nothing follows. */
    end: () => withoutEscapes(held),
  };
}
