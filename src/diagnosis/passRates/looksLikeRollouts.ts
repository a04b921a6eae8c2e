import { joined } from "../formats/bytes.ts";
import { readRows } from "../formats/csvRows.ts";
import { inflated } from "../formats/inflate.ts";
import { encodingOf, refusalOf } from "../formats/refusal.ts";
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

async function unpackedHead(head: Uint8Array): Promise<Uint8Array> {
  if (head[0] !== 0x1f || head[1] !== 0x8b) return head;
  const pieces: Uint8Array[] = [];
  const packed = (async function* () {
    yield head;
  })();
  for await (const piece of inflated(packed, "gzip", () => {})) pieces.push(piece);
  return joined(pieces);
}

/** Whether a file with this beginning, packed with gzip or not, is one of scored rollouts: rows with a prompt, or its id, and a score. */
export async function looksLikeRollouts(beginning: Uint8Array): Promise<boolean> {
  const head = await unpackedHead(beginning);
  if (refusalOf(head) !== undefined) return false;
  const text = new TextDecoder(encodingOf(head)).decode(head).replaceAll("\r\n", "\n");
  const rows = text.trimStart().startsWith("{") ? jsonRows(text) : csvRows(text);
  if (rows.length < FEWEST) return false;
  const { prompt, scores } = rolloutFields(rows, "");
  return prompt !== undefined && !weak.has(prompt) && scores !== undefined;
}
