import { inflated } from "../formats/archives/inflate.ts";
import { isZip, zipEntries } from "../formats/archives/zip.ts";
import { joined } from "../formats/bytes.ts";
import { encodingOf, refusalOf } from "../formats/refusal.ts";
import { readRows } from "../formats/tables/csvRows.ts";
import { plainText } from "../formats/text/plainText.ts";
import { type Row, rolloutFields } from "./rolloutFields.ts";

/** Names that logs have for other things: the number of a row or a group. */
const weak = new Set(["index", "idx", "id", "group", "group_id", "input", "row_index"]);
/** Fewer rows may be anything. */
const FEWEST = 2;
/** Rows that are looked at. */
const MOST = 200;

const isRow = (value: unknown): value is Row => value !== null && typeof value === "object" && !Array.isArray(value);

function jsonRows(text: string): readonly Row[] {
  return text.split("\n", MOST).flatMap((line) => {
    try {
      const row: unknown = JSON.parse(line);
      return isRow(row) ? [row] : [];
    } catch {
      return [];
    }
  });
}

function csvRows(text: string): readonly Row[] {
  const rows: (readonly string[])[] = [];
  const delimiter = text.slice(0, text.indexOf("\n")).includes("\t") ? "\t" : ",";
  readRows(text, delimiter, false, { row: (cells) => rows.length <= MOST && rows.push(cells), comment: () => {} });
  const [names = [], ...cells] = rows;
  return cells
    .filter((row) => row.length === names.length)
    .map((row) => Object.fromEntries(names.map((name, i) => [name.trim(), row[i]])));
}

/** Bytes of an unpacked Parquet table that are looked at. */
const LARGEST_TABLE = 200e6;

/** Returns the unpacked bytes; of more than the limit none. */
async function unpacked(
  bytes: Uint8Array,
  method: "gzip" | "deflate-raw",
  limit = Number.POSITIVE_INFINITY,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const packed = (async function* () {
    yield bytes;
  })();
  for await (const piece of inflated(packed, method, () => {})) {
    size += piece.length;
    if (size > limit) return new Uint8Array();
    pieces.push(piece);
  }
  return joined(pieces);
}

/** Entries of an archive that are looked at. */
const MOST_ENTRIES = 100;
const DEFLATED = 8;

const isHidden = (name: string) => /^__MACOSX\/|(?:^|\/)\./.test(name);
const isParquetName = (name: string) => /\.parquet$/i.test(name) && !isHidden(name);

/**
 * Returns the beginning of the first table or text of rows in a zip archive, of which only the beginning is known (PKWARE APPNOTE, 4.3.7): empty where there is none,
 * "parquet" where it is a Parquet table, whose end must be known.
 */
async function zippedHead(zip: Uint8Array): Promise<Uint8Array | "parquet"> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let at = 0;
  for (let count = 0; count < MOST_ENTRIES && at + 30 < zip.length && isZip(zip.subarray(at)); count++) {
    const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(zip.subarray(at + 30, at + 30 + view.getUint16(at + 26, true)));
    // a size of 0 is stated where the archive was written as a stream
    const size = view.getUint32(at + 18, true);
    if (isParquetName(name)) return "parquet";
    if (/\.(?:jsonl?|ndjson|csv|tsv)$/i.test(name) && !isHidden(name)) {
      const content = zip.subarray(from, size > 0 ? from + size : undefined);
      return view.getUint16(at + 8, true) === DEFLATED ? unpacked(content, "deflate-raw") : content;
    }
    at = from + size;
  }
  return new Uint8Array();
}

async function unpackedHead(head: Uint8Array): Promise<Uint8Array | "parquet"> {
  if (head[0] === 0x1f && head[1] === 0x8b) return unpacked(head, "gzip");
  return isZip(head) ? zippedHead(head) : head;
}

/** A file of which any part can be read. */
interface Source {
  readonly size: number;
  readonly slice: (start: number, end?: number) => { readonly arrayBuffer: () => Promise<ArrayBuffer> };
}

/** Beginning of a file that is read: some of its rows must be whole. */
const HEAD = 1 << 18;

const isParquet = (head: Uint8Array) => [0x50, 0x41, 0x52, 0x31].every((byte, i) => head[i] === byte);

function areRollouts(rows: readonly Row[]): boolean {
  const { prompt, scores } = rolloutFields(rows, "");
  return prompt !== undefined && !weak.has(prompt) && scores !== undefined;
}

/** Whether the schema of a Parquet table has a prompt and a score; its reader is loaded with the first such file. */
async function isTableOfRollouts(file: Source): Promise<boolean> {
  try {
    const { parquetRowLike } = await import("./parquetFields.ts");
    const slice = (start: number, end?: number) => file.slice(start, end).arrayBuffer();
    return areRollouts([await parquetRowLike({ byteLength: file.size, slice })]);
  } catch {
    return false;
  }
}

/** Whether the first Parquet table in a zip archive is one of rollouts; reads the whole archive. */
async function isZipOfRollouts(file: Source): Promise<boolean> {
  if (file.size > LARGEST_TABLE) return false;
  const entries = zipEntries(new Uint8Array(await file.slice(0).arrayBuffer()));
  const table = entries?.find(({ name }) => isParquetName(name));
  if (!table) return false;
  const bytes = table.isDeflated ? await unpacked(table.content, "deflate-raw", LARGEST_TABLE) : table.content;
  const slice = (start: number, end?: number) => ({
    arrayBuffer: async () => Uint8Array.from(bytes.subarray(start, end)).buffer,
  });
  return isTableOfRollouts({ size: bytes.length, slice });
}

/** Whether a file, packed with gzip or zip or not, is one of scored rollouts: rows with a prompt, or its id, and a score. Reads its beginning, of Parquet its end, of Parquet in a zip archive all. */
export async function looksLikeRollouts(file: Source): Promise<boolean> {
  const beginning = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  if (isParquet(beginning)) return isTableOfRollouts(file);
  const head = await unpackedHead(beginning);
  if (head === "parquet") return isZipOfRollouts(file);
  if (refusalOf(head) !== undefined) return false;
  const text = plainText(new TextDecoder(encodingOf(head)).decode(head));
  const rows = text.trimStart().startsWith("{") ? jsonRows(text) : csvRows(text);
  return rows.length >= FEWEST && areRollouts(rows);
}
