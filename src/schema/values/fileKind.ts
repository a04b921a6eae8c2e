/** Leading magic bytes of binary formats, by name. */
const kinds: readonly (readonly [string, readonly number[]])[] = [
  ["a gzip archive", [0x1f, 0x8b]],
  ["a zip archive", [0x50, 0x4b, 0x03, 0x04]],
  ["an xz archive", [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ["a zstd archive", [0x28, 0xb5, 0x2f, 0xfd]],
  ["a PNG image", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG image", [0xff, 0xd8, 0xff]],
  ["a GIF image", [0x47, 0x49, 0x46, 0x38]],
  ["a WebP image or other RIFF media", [0x52, 0x49, 0x46, 0x46]],
  ["a PDF document", [0x25, 0x50, 0x44, 0x46]],
  ["a Parquet table", [0x50, 0x41, 0x52, 0x31]],
  ["an SQLite database", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ["a NumPy array", [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
  ["a W&B run in its own binary format", [0x3a, 0x57, 0x26, 0x42]],
  ["text in UTF-32", [0xff, 0xfe, 0, 0]],
  ["text in UTF-32", [0, 0, 0xfe, 0xff]],
];

/** Names the kind of a file by its first bytes: “a PNG image”; undefined for text and unknown kinds. */
export const fileKind = (bytes: Uint8Array): string | undefined =>
  kinds.find(([, start]) => start.every((byte, i) => bytes[i] === byte))?.[0];

/** Tells whether every second byte at the beginning is 0, as in Latin text in UTF-16. */
export function looksLikeUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 64);
  const zeros = (parity: number) => head.filter((byte, i) => i % 2 === parity && byte === 0).length;
  return head.length >= 4 && Math.abs(zeros(0) - zeros(1)) >= Math.floor(head.length / 2) - 1;
}
