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
