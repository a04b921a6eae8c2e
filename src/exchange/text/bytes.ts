import { fileKind, looksLikeUtf16 } from "../../schema/values/fileKind.ts";

/** A file's text, or why it has none. */
export type Text = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, i) => bytes[i] === byte);

const refused = (reason: string): Refused => ({ ok: false, reason });

/** What a file without readable text is, in words. */
function binary(bytes: Uint8Array): Text {
  if (looksLikeUtf16(bytes)) return refused("This is text in UTF-16 without a byte order mark. Save it as UTF-8.");
  return refused("This is not text in UTF-8 but a binary file. Choose a text file.");
}

type Refused = Extract<Text, { readonly ok: false }>;
type Encoding = { readonly ok: true; readonly name: string } | Refused;

/** Returns the encoding of a file by its first bytes, or why it is no text. */
function encodingOf(head: Uint8Array): Encoding {
  const kind = fileKind(head);
  if (kind) return refused(`This is ${kind}, not text in UTF-8. Choose a text file.`);
  if (startsWith(head, [0xff, 0xfe])) return { ok: true, name: "utf-16le" };
  return { ok: true, name: startsWith(head, [0xfe, 0xff]) ? "utf-16be" : "utf-8" };
}

/** Decodes a file piece by piece. */
export interface TextReader {
  /** Returns the text of the next bytes, or of the rest where there are none. Never throws. */
  readonly read: (bytes?: Uint8Array) => Text;
}

/** Returns a reader of a file's text, UTF-8 or UTF-16 with a byte order mark. The first piece should have 64 bytes or all. */
export function createTextReader(): TextReader {
  let encoding: Encoding | undefined;
  let decoder: TextDecoder | undefined;
  return {
    read: (bytes) => {
      encoding ??= encodingOf(bytes ?? new Uint8Array());
      if (!encoding.ok) return encoding;
      const { name } = encoding;
      if (name === "utf-8" && bytes?.includes(0)) return binary(bytes);
      try {
        // a byte order mark is dropped by the decoder
        decoder ??= new TextDecoder(name, { fatal: true });
        return { ok: true, text: bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode() };
      } catch {
        if (name === "utf-8") return binary(bytes ?? new Uint8Array());
        return refused("This begins like text in UTF-16, but is none. Save it as UTF-8.");
      }
    },
  };
}

function decodeBytes(bytes: Uint8Array): Text {
  const reader = createTextReader();
  const text = reader.read(bytes);
  const rest = text.ok ? reader.read() : text;
  return text.ok && rest.ok ? { ok: true, text: text.text + rest.text } : rest;
}

/** The text of a file: UTF-8, or UTF-16 with a byte order mark. Never throws. */
export function decodeText(file: Uint8Array | string): Text {
  return typeof file === "string" ? { ok: true, text: file.replace(/^\uFEFF/, "") } : decodeBytes(file);
}
