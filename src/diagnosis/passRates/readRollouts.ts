import { visible } from "../../schema/values/quote.ts";
import { inflated } from "../formats/archives/inflate.ts";
import { isZip, zipEntries } from "../formats/archives/zip.ts";
import { joined } from "../formats/bytes.ts";
import { encodingOf, refusalOf } from "../formats/refusal.ts";
import { readRows } from "../formats/tables/csvRows.ts";
import { createLines } from "../formats/text/lines.ts";
import { createPlainText, plainText } from "../formats/text/plainText.ts";
import { collectRollouts, type RolloutCollector } from "./collectRollouts.ts";
import { type Row, rolloutFields } from "./rolloutFields.ts";
import { type Rollouts, refusedRollouts } from "./rollouts.ts";

/** Bytes of rollouts that are read once they are unpacked; the rest is left out, and said. */
export const ROLLOUT_LIMIT = 300e6;
/** Bytes of a file that must be held as a whole: a zip archive, a Parquet table, one JSON text. */
const WHOLE_LIMIT = 200e6;
/** Characters of a line, or of a row of a table, at most. */
const LONGEST_LINE = 16e6;
/** Bytes by which the form of a file is known. */
const HEAD = 1 << 14;

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

/** A named stream of bytes. */
export interface RolloutFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

interface Options {
  readonly onProgress?: (bytesRead: number) => void;
  readonly signal?: { readonly aborted: boolean };
}

/** What ends the reading of a file with a message. */
class Stop extends Error {}

/** Bytes that may still be read of all files together. */
interface Budget {
  left: number;
  isSpent: boolean;
}

/**
 * Reads scored rollouts of one file or several, packed (gzip, zip, Parquet) or not: JSON Lines, CSV or JSON, with a prompt or its id and a score in each row, or all
 * scores of a prompt in one. Never rejects: what is wrong is in `problem` and `notes`. Call it off the main thread.
 */
export async function readRollouts(
  files: readonly RolloutFile[],
  { onProgress, signal }: Options = {},
): Promise<Rollouts> {
  const collector = collectRollouts();
  const budget: Budget = { left: ROLLOUT_LIMIT, isSpent: false };
  let read = 0;
  let format = "";
  async function* watched(bytes: AsyncIterable<Uint8Array>) {
    for await (const piece of bytes) {
      if (signal?.aborted) throw new Stop("Reading was cancelled.");
      read += piece.length;
      yield piece;
      onProgress?.(read);
    }
  }
  try {
    for (const { name, bytes } of files) {
      if (budget.isSpent) break;
      format = await readFile(name, watched(bytes), collector, budget);
    }
  } catch (error) {
    return refusedRollouts(
      error instanceof Stop
        ? error.message
        : `The file could not be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (budget.isSpent) collector.note(`The first ${megabytes(ROLLOUT_LIMIT)} were read, the rest was left out.`);
  return collector.finish(format);
}

/** The beginning of a stream, and the stream with it. */
async function peek(source: AsyncIterable<Uint8Array>, size: number) {
  const iterator = source[Symbol.asyncIterator]();
  const begun: Uint8Array[] = [];
  for (let length = 0; length < size; ) {
    const next = await iterator.next();
    if (next.done) break;
    begun.push(next.value);
    length += next.value.length;
  }
  async function* all() {
    yield* begun;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head: joined(begun).subarray(0, size), all: all() };
}

async function wholeOf(source: AsyncIterable<Uint8Array>, budget: Budget): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > Math.min(WHOLE_LIMIT, budget.left))
      throw new Stop(
        `This file has more than ${megabytes(WHOLE_LIMIT)} and cannot be read in parts. Save it as JSON Lines.`,
      );
    pieces.push(piece);
  }
  return joined(pieces);
}

/** Reads one file, or all that an archive holds; returns the format in words. */
async function readFile(
  name: string,
  source: AsyncIterable<Uint8Array>,
  collector: RolloutCollector,
  budget: Budget,
): Promise<string> {
  const { head, all } = await peek(source, HEAD);
  const note = () => collector.note(`${visible(name, 80)} is damaged; what is whole was used.`);
  if (head[0] === 0x1f && head[1] === 0x8b)
    return readFile(name.replace(/\.gz$/i, ""), inflated(all, "gzip", note), collector, budget);
  if (isZip(head)) {
    const entries = zipEntries(await wholeOf(all, budget));
    if (!entries) throw new Stop("This zip archive is damaged or split. Unpack it and choose the rollouts in it.");
    let format = "";
    for (const { name: inner, content, isDeflated } of entries.filter(({ name: own }) =>
      /\.(?:jsonl?|ndjson|csv|tsv|parquet)$/i.test(own),
    )) {
      if (budget.isSpent) break;
      const packed = (async function* () {
        yield content;
      })();
      format = await readFile(inner, isDeflated ? inflated(packed, "deflate-raw", note) : packed, collector, budget);
    }
    if (format === "") throw new Stop("This zip archive holds no JSON Lines, CSV, JSON or Parquet file.");
    return format;
  }
  if (head[0] === 0x50 && head[1] === 0x41 && head[2] === 0x52 && head[3] === 0x31) {
    const rows = await (await import("./parquetRollouts.ts")).parquetRollouts(await wholeOf(all, budget));
    for (const row of rows) collector.add(row, name);
    return "Parquet table";
  }
  const refusal = refusalOf(head);
  if (refusal !== undefined) throw new Stop(refusal);
  return readText(name, head, all, collector, budget);
}

const isRow = (value: unknown): value is Row => value !== null && typeof value === "object" && !Array.isArray(value);

async function readText(
  name: string,
  head: Uint8Array,
  source: AsyncIterable<Uint8Array>,
  collector: RolloutCollector,
  budget: Budget,
): Promise<string> {
  const encoding = encodingOf(head);
  const first = plainText(new TextDecoder(encoding).decode(head, { stream: true })).trimStart();
  const line = first.split("\n", 1)[0] ?? "";
  if (first.startsWith("[") || (first.startsWith("{") && !isWhole(line) && line.length < first.length)) {
    const text = new TextDecoder(encoding).decode(await wholeOf(source, budget));
    for (const row of rowsIn(text)) collector.add(row, name);
    return "JSON";
  }
  const reader = first.startsWith("{") ? jsonLines(name, collector) : csv(name, line, collector);
  const decoder = new TextDecoder(encoding);
  const plain = createPlainText(false);
  for await (const piece of source) {
    const part = piece.subarray(0, budget.left);
    budget.left -= part.length;
    reader.read(plain.take(decoder.decode(part, { stream: true })));
    if (part.length === piece.length) continue;
    budget.isSpent = true;
    return reader.format;
  }
  reader.read(plain.take(decoder.decode()) + plain.end());
  reader.end();
  return reader.format;
}

function isWhole(line: string): boolean {
  try {
    return isRow(JSON.parse(line));
  } catch {
    return false;
  }
}

/** The rows of a JSON text: a list of objects, or the longest such list that an object holds. */
function rowsIn(text: string): readonly Row[] {
  try {
    return longestList(JSON.parse(text));
  } catch {
    throw new Stop(
      "This JSON text is not whole. Save the rollouts as JSON Lines: what is whole of them can then be read.",
    );
  }
}

/** The objects of a list, or of the longest list that an object holds. */
function longestList(value: unknown): readonly Row[] {
  const lists = Array.isArray(value) ? [value] : isRow(value) ? Object.values(value).filter(Array.isArray) : [];
  const rows = lists.map((list) => list.filter(isRow));
  return rows.reduce((one, other) => (other.length > one.length ? other : one), []);
}

interface TextReader {
  readonly format: string;
  read(text: string): void;
  end(): void;
}

function jsonLines(file: string, collector: RolloutCollector): TextReader {
  /** The first row until a second one shows that it is none of one JSON text with a list. */
  let first: Row | undefined;
  let count = 0;
  const add = (row: Row) => {
    if (count++ === 0) {
      first = row;
      return;
    }
    if (first) collector.add(first, file);
    first = undefined;
    collector.add(row, file);
  };
  const lines = createLines((line) => {
    if (line.trim() === "") return;
    try {
      const row: unknown = line.length > LONGEST_LINE ? undefined : JSON.parse(line);
      if (isRow(row)) add(row);
      else collector.broken();
    } catch {
      collector.broken();
    }
  });
  return {
    format: "JSON Lines",
    read: lines.read,
    end() {
      lines.end();
      if (first) for (const row of rowsOfOne(first)) collector.add(row, file);
    },
  };
}

/** The only row of a file, or where it is no rollout itself the longest list of rows in it. */
function rowsOfOne(row: Row): readonly Row[] {
  const { prompt, scores } = rolloutFields([row], "");
  const rows = prompt !== undefined && scores !== undefined ? [] : longestList(row);
  return rows.length > 0 ? rows : [row];
}

const delimiters = [",", "\t", ";", "|"] as const;

function csv(file: string, header: string, collector: RolloutCollector): TextReader {
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  const delimiter = delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
  // tables with semicolons write numbers with a comma
  const numeral = (cell: string) =>
    delimiter === ";" && /^[-+]?\d{1,20},\d{1,20}$/.test(cell) ? cell.replace(",", ".") : cell;
  let names: readonly string[] | undefined;
  let pending = "";
  let enough = 1 << 20;
  const row = (cells: readonly string[]) => {
    if (cells.every((cell) => cell.trim() === "")) return;
    if (!names) names = cells.map((cell) => cell.trim().replace(/^\uFEFF/, ""));
    else if (cells.length !== names.length) collector.broken();
    else collector.add(Object.fromEntries(names.map((name, i) => [name, numeral(cells[i] ?? "")])), file);
  };
  const parse = (isEnd: boolean) => {
    pending = pending.slice(readRows(pending, delimiter, isEnd, { row, comment: () => {} }));
  };
  return {
    format: "CSV",
    read(text) {
      pending += text;
      if (pending.length < enough) return;
      parse(false);
      if (pending.length > LONGEST_LINE) throw new Stop("A row does not end within 16 million characters.");
      enough = Math.max(1 << 20, 2 * pending.length);
    },
    end: () => parse(true),
  };
}
