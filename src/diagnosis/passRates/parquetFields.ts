import { type AsyncBuffer, parquetMetadataAsync, parquetSchema, type SchemaTree } from "hyparquet";
import type { Row } from "./rolloutFields.ts";

/** Levels of a schema that are looked at. */
const DEEPEST = 8;

function exampleOf({ element, children }: SchemaTree, depth: number): unknown {
  if (depth > DEEPEST) return undefined;
  const isList = element.converted_type === "LIST" || element.logical_type?.type === "LIST";
  if (isList) return [exampleOf(children[0]?.children[0] ?? { element, children: [], count: 0, path: [] }, depth + 1)];
  if (children.length > 0) return rowLike(children, depth + 1);
  return element.type === "BYTE_ARRAY" ? "text" : 1;
}

const rowLike = (nodes: readonly SchemaTree[], depth: number): Row =>
  Object.fromEntries(nodes.map((node) => [node.element.name, exampleOf(node, depth)]));

/** Returns a row as a Parquet table's schema has it, with a text or a number in each field; reads the end of the file alone. Rejects where it cannot be read. */
export async function parquetRowLike(file: AsyncBuffer): Promise<Row> {
  return rowLike(parquetSchema(await parquetMetadataAsync(file)).children, 0);
}
