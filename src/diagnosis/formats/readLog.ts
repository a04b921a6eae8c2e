import type { Log } from "../log/log.ts";
import { inflated } from "./archives/inflate.ts";
import { readZip } from "./archives/readZip.ts";
import { isZip } from "./archives/zip.ts";
import { joined } from "./bytes.ts";
import { readPieces } from "./readPieces.ts";
import { Refusal, refused } from "./refusal.ts";

/** Largest log that is read, in bytes, once it is unpacked. */
export const LOG_SIZE_LIMIT = 50e6;
/** Bytes that are read between two looks at the progress. */
const PIECE = 1 << 20;
/** Bytes by which an archive is known. */
const SIGNATURE = 4;

export interface ReadOptions {
  /** Size of the file in bytes where it is known: a file that is too large is refused before it is read. */
  readonly size?: number;
  /** Called with the bytes that have been read. */
  readonly onProgress?: (bytesRead: number) => void;
  /** An AbortSignal, or anything with its one member: reading stops soon after it is true. */
  readonly signal?: { readonly aborted: boolean };
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
const tooLarge = (has: string) =>
  `This file ${has}; logs of up to ${megabytes(LOG_SIZE_LIMIT)} are read. Keep the lines or columns with step and reward, for example: grep reward FILE > smaller.log`;

/**
 * Reads a log, or a gzip or zip archive of one: the format is chosen by its content, never by its name. `source` is a text, bytes, or a stream of bytes
 * such as file.stream() or createReadStream(path). Never throws and never rejects: what is wrong is in `problem` and `notes`. A log of 50 MB
 * takes up to some seconds: call it off the main thread.
 */
export async function readLog(
  source: string | Uint8Array | AsyncIterable<Uint8Array>,
  { size = 0, onProgress, signal }: ReadOptions = {},
): Promise<Log> {
  if (size > LOG_SIZE_LIMIT) return refused(tooLarge(`has ${megabytes(size)}`));
  let read = 0;
  async function* counted() {
    for await (const piece of piecesOf(source)) {
      if (signal?.aborted) throw new Refusal("Reading was canceled.");
      read += piece.length;
      if (read > LOG_SIZE_LIMIT) throw new Refusal(tooLarge(`has ${megabytes(Math.max(size, read))}`));
      yield piece;
      onProgress?.(read);
    }
  }
  try {
    return await readUnpacked(counted());
  } catch (error) {
    if (error instanceof Refusal) return error.log;
    return refused(`The file could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readUnpacked(source: AsyncGenerator<Uint8Array>): Promise<Log> {
  const begun: Uint8Array[] = [];
  for (let next = await source.next(); !next.done; next = await source.next()) {
    begun.push(next.value);
    if (joined(begun).length >= SIGNATURE) break;
  }
  const first = joined(begun);
  async function* all() {
    yield first;
    yield* source;
  }
  if (first[0] === 0x1f && first[1] === 0x8b) return readGzip(all());
  if (!isZip(first)) return readPieces(all());
  const pieces: Uint8Array[] = [];
  for await (const piece of all()) pieces.push(piece);
  return readZip(joined(pieces), limited);
}

async function readGzip(source: AsyncIterable<Uint8Array>): Promise<Log> {
  let isBroken = false;
  const onBroken = () => {
    isBroken = true;
  };
  const log = await readPieces(limited(inflated(source, "gzip", onBroken)));
  if (!isBroken) return log;
  if (log.runs.length === 0) return refused("This gzip archive is damaged. Pack the log anew, or choose it unpacked.");
  return { ...log, notes: ["The gzip archive breaks off; what is whole was used.", ...log.notes] };
}

/** What an archive holds, up to the limit: it may be thousands of times as large as the archive. */
async function* limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > LOG_SIZE_LIMIT)
      throw new Refusal(tooLarge(`has more than ${megabytes(LOG_SIZE_LIMIT)} once it is unpacked`));
    yield piece;
  }
}

async function* piecesOf(source: string | Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks =
    typeof source === "string" ? [new TextEncoder().encode(source)] : source instanceof Uint8Array ? [source] : source;
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
}
