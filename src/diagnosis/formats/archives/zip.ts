/** A file in a zip archive (PKWARE APPNOTE, 4.3). */
export interface ZipEntry {
  readonly name: string;
  /** Size once it is unpacked, as the archive states it: nothing to rely on. */
  readonly size: number;
  readonly isDeflated: boolean;
  readonly content: Uint8Array;
}

/** Entries that are looked at. */
const MOST_ENTRIES = 10_000;
/** The end record with the longest comment. */
const LONGEST_END = 22 + 0xffff;
const [STORED, DEFLATED] = [0, 8];
const ENCRYPTED = 1;

/** Whether a file begins as a zip archive does. */
export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;

/**
 * Returns the files of a zip archive that can be unpacked, without folders and what a Mac adds; undefined where its directory is damaged, split or of the
 * form for more than 4 GB. Encrypted files and other methods than deflate are left out.
 */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end < 0) return undefined;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let count = Math.min(MOST_ENTRIES, view.getUint16(end + 10, true)); count > 0; count--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)));
    const method = view.getUint16(at + 10, true);
    const isReadable = (view.getUint16(at + 8, true) & ENCRYPTED) === 0 && (method === STORED || method === DEFLATED);
    const content = contentOf(view, bytes, view.getUint32(at + 42, true), view.getUint32(at + 20, true));
    if (isReadable && content && !/\/$|^__MACOSX\/|(?:^|\/)\./.test(name))
      entries.push({ name, size: view.getUint32(at + 24, true), isDeflated: method === DEFLATED, content });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}

/** Where the record at the end of the directory begins; -1 where there is none. */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - LONGEST_END); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return -1;
}

/** The packed bytes behind the local header at `at`; undefined where there are not as many. */
function contentOf(view: DataView, bytes: Uint8Array, at: number, size: number): Uint8Array | undefined {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) return undefined;
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return from + size <= bytes.length ? bytes.subarray(from, from + size) : undefined;
}
