import { parquetRead } from "hyparquet";
import { readParquetMetadata } from "../formats/parquet/parquetMetadata.ts";
import type { Row } from "./rolloutFields.ts";

/** Rows of a table that are read. */
const MOST_ROWS = 2_000_000;

/** Reads the rows of a Parquet table of rollouts. Rejects where it cannot be read. */
export async function parquetRollouts(bytes: Uint8Array): Promise<readonly Row[]> {
  const file = Uint8Array.from(bytes).buffer;
  const metadata = readParquetMetadata(file);
  let rows: readonly Row[] = [];
  await parquetRead({
    file,
    metadata,
    rowFormat: "object",
    rowEnd: Math.min(Number(metadata.num_rows), MOST_ROWS),
    onComplete: (read) => {
      rows = read;
    },
  });
  return rows;
}
