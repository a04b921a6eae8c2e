import { fileKind, looksLikeUtf16 } from "../../schema/values/fileKind.ts";
import { rewardColumns } from "../log/columns.ts";
import type { Log } from "../log/log.ts";
import { consoleLog } from "./console.ts";
import { delimited } from "./delimited.ts";
import type { TextFormat } from "./format.ts";
import { json } from "./json.ts";
import { jsonLines } from "./jsonLines.ts";
import { plainTable } from "./plainTable.ts";
import { isTensorBoard, readTensorBoard } from "./tensorBoard.ts";

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

/** In the order in which they are tried: each takes what the ones before do not. */
const textFormats: readonly TextFormat[] = [jsonLines, json, delimited, plainTable, consoleLog];

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
  try {
    const file = openFile();
    let read = 0;
    for await (const piece of piecesOf(source)) {
      if (signal?.aborted) return failed("Reading was cancelled.");
      read += piece.length;
      if (read > LOG_SIZE_LIMIT) return tooLarge(Math.max(size, read));
      file.read(piece);
      onProgress?.(read);
    }
    return file.end();
  } catch (error) {
    return failed(`The file could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function* piecesOf(source: string | Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks =
    typeof source === "string" ? [new TextEncoder().encode(source)] : source instanceof Uint8Array ? [source] : source;
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
}

/** Reads with the format that the beginning suggests; where that finds no reward, with every other that fits. */
function openFile() {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let text: ReturnType<typeof openText> | undefined;
  let isChosen = false;

  function choose() {
    isChosen = true;
    const head = joined(pieces, size).subarray(0, HEAD);
    if (refusal(head) !== undefined || isTensorBoard(head)) return;
    const encoding = encodingOf(head);
    const beginning = new TextDecoder(encoding).decode(head, { stream: true });
    text = openText(textFormats.find((format) => format.fits(beginning)) ?? consoleLog, encoding, beginning);
    for (const piece of pieces) text.read(piece);
  }

  return {
    read(piece: Uint8Array) {
      pieces.push(piece);
      size += piece.length;
      if (text) text.read(piece);
      else if (!isChosen && size >= HEAD) choose();
    },
    end(): Log {
      if (size === 0) return failed("This file is empty.");
      if (!isChosen) choose();
      if (text) return bestOf(text, pieces);
      const bytes = joined(pieces, size);
      return isTensorBoard(bytes)
        ? readTensorBoard(bytes)
        : failed(refusal(bytes.subarray(0, HEAD)) ?? "This file could not be read.");
    },
  };
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only) return only;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Why a file that begins so is no log, undefined where it may be one. */
function refusal(head: Uint8Array): string | undefined {
  const kind = fileKind(head);
  const instead =
    "Choose a log: trainer_state.json, a notebook, JSON Lines, CSV, a console's output or a TensorBoard event file.";
  if (kind !== undefined) return `This is ${kind}, not a log. ${instead}`;
  if (isTensorBoard(head) || encodingOf(head) !== "utf-8") return undefined;
  const controls = head.reduce((sum, byte) => sum + Number(byte < 9 || (byte > 13 && byte < 27)), 0);
  return controls > head.length / 50 ? `This is a binary file, not a log. ${instead}` : undefined;
}

function encodingOf(head: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (!looksLikeUtf16(head)) return "utf-8";
  return head[0] === 0 ? "utf-16be" : "utf-16le";
}

function openText(format: TextFormat, encoding: string, head: string) {
  const decoder = new TextDecoder(encoding);
  const reader = format.open();
  return {
    format,
    encoding,
    head,
    read: (piece: Uint8Array) => reader.read(decoder.decode(piece, { stream: true })),
    end() {
      reader.read(decoder.decode());
      return reader.end();
    },
  };
}

const worth = (log: Log) => (log.runs.some((run) => rewardColumns(run).length > 0) ? 2 : Math.min(1, log.runs.length));

function bestOf(first: ReturnType<typeof openText>, pieces: readonly Uint8Array[]): Log {
  let best = first.end();
  for (const format of textFormats) {
    if (worth(best) === 2) break;
    if (format === first.format || !format.fits(first.head)) continue;
    const text = openText(format, first.encoding, first.head);
    for (const piece of pieces) text.read(piece);
    const log = text.end();
    if (worth(log) > worth(best)) best = log;
  }
  return best;
}
