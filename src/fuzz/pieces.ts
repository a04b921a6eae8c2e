/** Fragments that break parsers: brackets, quotes, separators, extreme numbers, prototype keys, invisible characters. */
export const pieces: readonly string[] = [
  ..."{}[]()<>\"'`\\,:;&=#%?/-+.*$^|~!@_ \t\n\r\0",
  ...["--", "'''", '"""', "\\u", "\\x", "\\\n", "\r\n", "%00", "%E0%A4", "&&", "$(", "${", "<!--", "]]>", "://", "<<"],
  ...["0", "1", "9", "-0", "1e999", "1e-999", "0x1p3", "1e", ".", "1_000", "1,000", "１", "1×10⁻⁴", "1e155"],
  ...["NaN", "-Infinity", "None", "null", "True", "EOF", "# ", "> ", "* ", "| ", "\u001b[36m", "\b", "\u0007"],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "version", "learningRate", "lr", "step", "reward"],
  ...["\u202e", "\u200b", "\ufeff", "\u2028", "\ud800", "\udc00", "\ufffd", "é", "e\u0301", "👩‍👩‍👧", "ß", "İ"],
];
