import { joined } from "../bytes.ts";

const joinedBytes = (...parts: readonly ArrayLike<number>[]) => joined(parts.map((part) => Uint8Array.from(part)));

/** A whole number, 0 or above, seven bits a byte, the lowest first. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.from([...bytes, rest]);
}

const encoder = new TextEncoder();
const zigzag = (value: number) => varint(value * 2);

/** Field types of Thrift's compact protocol. */
const [I32, I64, BINARY, LIST, STRUCT] = [5, 6, 8, 9, 12];

type Field = readonly [id: number, type: number, content: Uint8Array];

/** A struct of Thrift's compact protocol: fields with the differences of their ids. */
function struct(...fields: readonly Field[]): Uint8Array {
  let before = 0;
  const parts = fields.map(([id, type, content]) => {
    const head = Uint8Array.of(((id - before) << 4) | type);
    before = id;
    return joinedBytes(head, content);
  });
  return joinedBytes(...parts, [0]);
}
const text = (value: string) => {
  const bytes = encoder.encode(value);
  return joinedBytes(varint(bytes.length), bytes);
};
const list = (type: number, items: readonly Uint8Array[]) =>
  joinedBytes(
    items.length < 15 ? [(items.length << 4) | type] : joinedBytes([0xf0 | type], varint(items.length)),
    ...items,
  );
const unsigned = (value: number) =>
  Uint8Array.of(value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255);

/** Physical types: 32-bit and 64-bit floats, 64-bit integers, and texts. */
export const physicalTypes = { INT64: 2, FLOAT: 4, DOUBLE: 5, BYTES: 6 } as const;
const { INT64, FLOAT, BYTES } = physicalTypes;

function plain(values: readonly (number | string)[], type: number): Uint8Array {
  if (type === BYTES)
    return joinedBytes(
      ...values.map((value) => {
        const bytes = encoder.encode(String(value));
        return joinedBytes(unsigned(bytes.length), bytes);
      }),
    );
  const size = type === FLOAT ? 4 : 8;
  const view = new DataView(new ArrayBuffer(size * values.length));
  values.forEach((value, i) => {
    if (type === INT64) view.setBigInt64(8 * i, BigInt(Number(value)), true);
    else if (type === FLOAT) view.setFloat32(4 * i, Number(value), true);
    else view.setFloat64(8 * i, Number(value), true);
  });
  return new Uint8Array(view.buffer);
}

/** Test support: a Parquet file of required columns, not compressed, one page each (parquet.thrift of the format's own repository). */
export function parquetFile(
  columns: readonly { readonly name: string; readonly values: readonly (number | string)[]; readonly type: number }[],
  rows: number,
): Uint8Array {
  const magic = encoder.encode("PAR1");
  const parts: Uint8Array[] = [magic];
  let at = magic.length;
  const chunks = columns.map(({ name, values, type }) => {
    const data = plain(values, type);
    const page = struct(
      [1, I32, zigzag(0)],
      [2, I32, zigzag(data.length)],
      [3, I32, zigzag(data.length)],
      [5, STRUCT, struct([1, I32, zigzag(rows)], [2, I32, zigzag(0)], [3, I32, zigzag(3)], [4, I32, zigzag(3)])],
    );
    const size = page.length + data.length;
    const meta = struct(
      [1, I32, zigzag(type)],
      [2, LIST, list(I32, [zigzag(0)])],
      [3, LIST, list(BINARY, [text(name)])],
      [4, I32, zigzag(0)],
      [5, I64, zigzag(rows)],
      [6, I64, zigzag(size)],
      [7, I64, zigzag(size)],
      [9, I64, zigzag(at)],
    );
    const chunk = struct([2, I64, zigzag(at)], [3, STRUCT, meta]);
    parts.push(page, data);
    at += size;
    return chunk;
  });
  const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
  const schema = [
    struct([4, BINARY, text("schema")], [5, I32, zigzag(columns.length)]),
    ...columns.map(({ name, type }) =>
      // UTF8 is the converted type of a text
      type === BYTES
        ? struct([1, I32, zigzag(type)], [3, I32, zigzag(0)], [4, BINARY, text(name)], [6, I32, zigzag(0)])
        : struct([1, I32, zigzag(type)], [3, I32, zigzag(0)], [4, BINARY, text(name)]),
    ),
  ];
  const footer = struct(
    [1, I32, zigzag(1)],
    [2, LIST, list(STRUCT, schema)],
    [3, I64, zigzag(rows)],
    [4, LIST, list(STRUCT, [struct([1, LIST, list(STRUCT, chunks)], [2, I64, zigzag(bytes)], [3, I64, zigzag(rows)])])],
  );
  return joinedBytes(...parts, footer, unsigned(footer.length), magic);
}
