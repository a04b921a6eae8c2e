import { fileKind, looksLikeUtf16 } from "../../schema/values/fileKind.ts";

/** A file's text, or why it has none. */
export type Text = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, i) => bytes[i] === byte);

const refused = (reason: string): Text => ({ ok: false, reason });

/** What a file without readable text is, in words. */
function binary(bytes: Uint8Array): Text {
  if (looksLikeUtf16(bytes)) return refused("This is text in UTF-16 without a byte order mark. Save it as UTF-8.");
  return refused("This is not text in UTF-8 but a binary file. Choose a text file.");
}

function decodeBytes(bytes: Uint8Array): Text {
  const kind = fileKind(bytes);
  if (kind) return refused(`This is ${kind}, not text in UTF-8. Choose a text file.`);
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
