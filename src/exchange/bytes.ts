/** A file's text, or why it has none. */
export type Text = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** How the files that people take for a config by mistake begin. */
const kinds: readonly (readonly [string, readonly number[]])[] = [
  ["a gzip archive", [0x1f, 0x8b]],
  ["a zip archive", [0x50, 0x4b, 0x03, 0x04]],
  ["a PNG image", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG image", [0xff, 0xd8, 0xff]],
  ["a PDF document", [0x25, 0x50, 0x44, 0x46]],
  ["text in UTF-32", [0xff, 0xfe, 0, 0]],
  ["text in UTF-32", [0, 0, 0xfe, 0xff]],
];

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, i) => bytes[i] === byte);

const refused = (reason: string): Text => ({ ok: false, reason });
/** Whether every second byte of the beginning is 0, as Latin text in UTF-16 has it. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 64);
  const zeros = (parity: number) => head.filter((byte, i) => i % 2 === parity && byte === 0).length;
  return head.length >= 4 && Math.abs(zeros(0) - zeros(1)) >= Math.floor(head.length / 2) - 1;
}

/** What a file without readable text is, in words. */
function binary(bytes: Uint8Array): Text {
  if (looksLikeUtf16(bytes)) return refused("This is text in UTF-16 without a byte order mark. Save it as UTF-8.");
  return refused("This is not text in UTF-8 but a binary file. Choose a text file.");
}

function decodeBytes(bytes: Uint8Array): Text {
  const kind = kinds.find(([, start]) => startsWith(bytes, start));
  if (kind) return refused(`This is ${kind[0]}, not text in UTF-8. Choose a text file.`);
  const encoding = startsWith(bytes, [0xff, 0xfe])
    ? "utf-16le"
    : startsWith(bytes, [0xfe, 0xff])
      ? "utf-16be"
      : "utf-8";
  if (encoding === "utf-8" && bytes.includes(0)) return binary(bytes);
  try {
    // a byte order mark is dropped by the decoder
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    if (encoding === "utf-8") return binary(bytes);
    return refused("This begins like text in UTF-16, but is none. Save it as UTF-8.");
  }
}

/** The text of a file: UTF-8, or UTF-16 with a byte order mark. Never throws. */
export function decodeText(file: Uint8Array | string): Text {
  return typeof file === "string" ? { ok: true, text: file.replace(/^\uFEFF/, "") } : decodeBytes(file);
}
