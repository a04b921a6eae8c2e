import { fileKind, looksLikeUtf16 } from "../../schema/values/fileKind.ts";
import type { Log } from "../log/log.ts";
import { hasReward } from "../log/rewardColumns.ts";
import { joined } from "./bytes.ts";
import type { LogReader } from "./format.ts";
import { formats } from "./formats.ts";
import { createPlainText, plainText } from "./plainText.ts";

/** Largest log that is read, in bytes. */
export const LOG_SIZE_LIMIT = 50e6;
/** Bytes of the beginning by which a format is chosen. */
const HEAD = 1 << 16;
/** Bytes that are read between two looks at the progress. */
const PIECE = 1 << 20;

export interface ReadOptions {
  /** Size of the file in bytes where it is known: a file that is too large is refused before it is read. */
  readonly size?: number;
  /** Called with the bytes that have been read. */
  readonly onProgress?: (bytesRead: number) => void;
  /** An AbortSignal, or anything with its one member: reading stops soon after it is true. */
  readonly signal?: { readonly aborted: boolean };
}

const failed = (problem: string, format = "Unknown"): Log => ({ format, runs: [], notes: [], problem });
const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
const tooLarge = (size: number) =>
  failed(
    `This file has ${megabytes(size)}; logs of up to ${megabytes(LOG_SIZE_LIMIT)} are read. Keep the lines or columns with step and reward, for example: grep reward FILE > smaller.log`,
  );

/**
 * Reads a log: the format is chosen by its content, never by its name. `source` is a text, bytes, or a stream of bytes such as
 * file.stream() or createReadStream(path). Never throws and never rejects: what is wrong is in `problem` and `notes`. A log of 50 MB
 * takes up to some seconds: call it off the main thread.
 */
export async function readLog(
  source: string | Uint8Array | AsyncIterable<Uint8Array>,
  { size = 0, onProgress, signal }: ReadOptions = {},
): Promise<Log> {
  if (size > LOG_SIZE_LIMIT) return tooLarge(size);
  let read = 0;
  async function* counted() {
    for await (const piece of piecesOf(source)) {
      if (signal?.aborted) throw new Refusal(failed("Reading was cancelled."));
      read += piece.length;
      if (read > LOG_SIZE_LIMIT) throw new Refusal(tooLarge(Math.max(size, read)));
      yield piece;
      onProgress?.(read);
    }
  }
  try {
    return await readPieces(counted());
  } catch (error) {
    if (error instanceof Refusal) return error.log;
    return failed(`The file could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Ends the reading of a file from within its stream. */
class Refusal extends Error {
  readonly log: Log;
  constructor(log: Log) {
    super(log.problem);
    this.log = log;
  }
}

async function* piecesOf(source: string | Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks =
    typeof source === "string" ? [new TextEncoder().encode(source)] : source instanceof Uint8Array ? [source] : source;
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
}

type Reader = LogReader<Uint8Array>;

/** A format that fits a file, and a reader of it. */
interface Candidate {
  readonly isCertain: boolean;
  readonly open: () => Reader;
}

/** The formats that fit a file with this beginning, in the order of the list; none where it cannot be a log. */
function candidatesFor(head: Uint8Array): readonly Candidate[] {
  const encoding = encodingOf(head);
  const isText = refusal(head) === undefined;
  const text = isText ? new TextDecoder(encoding).decode(head, { stream: true }) : "";
  return formats.flatMap((format): readonly Candidate[] => {
    const { isCertain = false } = format;
    if (format.input === "bytes") return format.fits(head) ? [{ isCertain, open: format.open }] : [];
    const { keepsReturns = false } = format;
    const fits = isText && format.fits(plainText(text, keepsReturns));
    return fits ? [{ isCertain, open: () => asBytes(format.open(), encoding, keepsReturns) }] : [];
  });
}

/** Reads with the first format that fits while the pieces arrive; where that finds no reward, with the others that fit. */
async function readPieces(source: AsyncIterable<Uint8Array>): Promise<Log> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let file: ReturnType<typeof begin> | undefined;
  for await (const piece of source) {
    pieces.push(piece);
    size += piece.length;
    if (file) file.reader?.read(piece);
    else if (size >= HEAD) file = begin(pieces);
  }
  if (size === 0) return failed("This file is empty.");
  const { head, reader, candidates } = file ?? begin(pieces);
  return (
    (reader && bestOf(reader, candidates, pieces)) ?? failed(refusal(head) ?? "No format of a log fits this file.")
  );
}

function begin(pieces: readonly Uint8Array[]) {
  const head = joined(pieces).subarray(0, HEAD);
  const candidates = candidatesFor(head);
  const reader = candidates[0]?.open();
  for (const piece of pieces) reader?.read(piece);
  return { head, candidates, reader };
}

/** The log of the first candidate's reader, or of the next one that finds a reward where that finds none. */
function bestOf(first: Reader, candidates: readonly Candidate[], pieces: readonly Uint8Array[]): Log | undefined {
  let best: Log | undefined;
  for (const [i, { isCertain, open }] of candidates.entries()) {
    const reader = i === 0 ? first : open();
    if (i > 0) for (const piece of pieces) reader.read(piece);
    const log = reader.end();
    if (!log) continue;
    if (!best || rank(log) > rank(best)) best = log;
    if (isCertain || rank(log) === 2) break;
  }
  return best;
}

/** How much a log holds: 2 with a reward, 1 with other columns or a doubtful reward, 0 without a run. */
const rank = ({ runs }: Log) => (runs.some((run) => hasReward(run)) ? 2 : Math.min(1, runs.length));

/** Returns why a file with this beginning is no text of a log; undefined where it may be one. */
function refusal(head: Uint8Array): string | undefined {
  const kind = fileKind(head);
  const instead =
    "Choose a log: trainer_state.json, a notebook, JSON Lines, CSV, a console's output or a TensorBoard event file.";
  if (kind !== undefined) return `This is ${kind}, not a log. ${instead}`;
  if (encodingOf(head) !== "utf-8") return undefined;
  // a terminal's bell and backspaces are text
  const controls = head.reduce((sum, byte) => sum + Number(byte < 7 || (byte > 13 && byte < 27)), 0);
  return controls > head.length / 50 ? `This is a binary file, not a log. ${instead}` : undefined;
}

function encodingOf(head: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (!looksLikeUtf16(head)) return "utf-8";
  return head[0] === 0 ? "utf-16be" : "utf-16le";
}

/** A reader of text as a reader of its bytes. */
function asBytes(reader: LogReader<string>, encoding: string, keepsReturns: boolean): Reader {
  const decoder = new TextDecoder(encoding);
  const plain = createPlainText(keepsReturns);
  return {
    read: (piece) => reader.read(plain.take(decoder.decode(piece, { stream: true }))),
    end() {
      reader.read(plain.take(decoder.decode()) + plain.end());
      return reader.end();
    },
  };
}
