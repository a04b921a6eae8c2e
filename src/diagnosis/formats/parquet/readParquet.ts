import { type FileMetaData, parquetRead, type SchemaElement } from "hyparquet";
import { visible } from "../../../schema/values/quote.ts";
import { isLikely } from "../../log/columnName.ts";
import type { Log } from "../../log/log.ts";
import { MOST_COLUMNS } from "../../log/points.ts";
import { createRuns } from "../../log/runs.ts";
import { refused } from "../refusal.ts";
import { openTable } from "../tables/table.ts";
import { readParquetMetadata } from "./parquetMetadata.ts";

/** Cells that are read of a table, which may state any number of rows. */
const MOST_CELLS = 5e6;

/** Reads the flat columns of a Parquet table as the rows of one. Never throws. */
export async function readParquet(bytes: Uint8Array): Promise<Log> {
  const file = Uint8Array.from(bytes).buffer;
  try {
    const metadata = readParquetMetadata(file);
    const columns = columnsOf(metadata);
    const rows = Number(metadata.num_rows);
    if (rows * columns.length > MOST_CELLS)
      return refused(
        `This Parquet table has ${rows.toLocaleString("en-US")} rows, which is no course of a run. ${asCsv}`,
      );
    const runs = createRuns();
    const table = openTable(runs);
    table.row(columns);
    await parquetRead({
      file,
      metadata,
      columns,
      onComplete: (cells) => {
        for (const row of cells) table.row(row.map(cellText));
      },
    });
    const log = table.end();
    return { ...log, format: "Parquet table" };
  } catch (error) {
    const why = visible(error instanceof Error ? error.message : String(error), 200);
    return refused(`This Parquet table cannot be read (${why}). ${asCsv}`);
  }
}

const asCsv = 'Save its step and reward as CSV: pandas.read_parquet(FILE).to_csv("log.csv")';

const isFlat = ({ num_children: children, repetition_type: repetition }: SchemaElement) =>
  children === undefined && repetition !== "REPEATED";

/** Names of the columns that are no lists and no structures, of very many the first and the likely ones. */
function columnsOf({ schema }: FileMetaData): string[] {
  const flat: string[] = [];
  // the schema lists a tree in order: the root, then each child followed by its own
  for (let at = 1; at < schema.length; at = afterTree(schema, at)) {
    const element = schema[at];
    if (element && isFlat(element)) flat.push(element.name);
  }
  return flat.filter((name, i) => i < MOST_COLUMNS || isLikely(name));
}

function afterTree(schema: readonly SchemaElement[], at: number): number {
  let open = 1;
  let next = at;
  while (open > 0 && next < schema.length) open += (schema[next++]?.num_children ?? 0) - 1;
  return next;
}

function cellText(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "string") return String(value);
  return typeof value === "boolean" ? String(Number(value)) : "";
}
