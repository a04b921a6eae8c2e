import { parquetFile, physicalTypes } from "../../diagnosis/formats/parquet/parquetFile.ts";
import type { Random } from "../random.ts";
import type { Table } from "./columns.ts";

const { INT64, DOUBLE, BYTES } = physicalTypes;

/** A table of numbers as a Parquet file. */
export const parquetTable = ({ names, columns, rows }: Table, random: Random): Uint8Array =>
  parquetFile(
    names.map((name, i) => {
      const values = columns[i] ?? [];
      const isWhole = values.every((value) => Number.isSafeInteger(value));
      return { name, values, type: isWhole && random.chance(0.5) ? INT64 : DOUBLE };
    }),
    rows,
  );

/** Rows of texts and numbers as a Parquet file. */
export function parquetRows(rows: readonly Readonly<Record<string, number | string>>[]): Uint8Array {
  const names = Object.keys(rows[0] ?? {});
  return parquetFile(
    names.map((name) => ({
      name,
      values: rows.map((row) => row[name] ?? ""),
      type: typeof rows[0]?.[name] === "string" ? BYTES : DOUBLE,
    })),
    rows.length,
  );
}
