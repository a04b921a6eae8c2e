import { type FileMetaData, parquetMetadata, parquetSchema, type SchemaTree } from "hyparquet";

const childOf = ({ children }: SchemaTree, name: string) => children.find(({ element }) => element.name === name);

function isIn(schema: SchemaTree, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  const child = childOf(schema, name);
  return child !== undefined && isIn(child, rest);
}

/**
 * Reads the metadata of a Parquet file without the columns that hyparquet begins to read and then leaves: those that the schema does not have,
 * and the second of a name. Nobody waits for such a column, so an error in it would end the process. Throws where there is no metadata.
 */
export function readParquetMetadata(file: ArrayBuffer): FileMetaData {
  const metadata = parquetMetadata(file);
  const schema = parquetSchema(metadata);
  const row_groups = metadata.row_groups.map((group) => {
    const seen = new Set<string>();
    const columns = group.columns.filter(({ meta_data }) => {
      const path = meta_data?.path_in_schema ?? [];
      const [name = ""] = path;
      const isLeaf = childOf(schema, name)?.children.length === 0;
      if (!isIn(schema, path) || path.length === 0 || (isLeaf && seen.has(name))) return false;
      seen.add(name);
      return true;
    });
    return { ...group, columns };
  });
  return { ...metadata, row_groups };
}
