import type { Random } from "../random.ts";
import { joinedBytes, varint } from "./binary.ts";
import type { Table } from "./columns.ts";

/** CRC-32C by half bytes, another way than the reader's. */
const table = Uint32Array.from({ length: 16 }, (_, half) => {
  let crc = half;
  for (let bit = 0; bit < 4; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  return crc;
});

function maskedCrc(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    crc = (table[crc & 15] ?? 0) ^ (crc >>> 4);
    crc = (table[crc & 15] ?? 0) ^ (crc >>> 4);
  }
  crc = ~crc >>> 0;
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

const fixed = (size: 4 | 8, write: (view: DataView) => void): Uint8Array => {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return bytes;
};
const float = (value: number) => fixed(4, (view) => view.setFloat32(0, value, true));
const double = (value: number) => fixed(8, (view) => view.setFloat64(0, value, true));
const unsigned = (value: number) => fixed(4, (view) => view.setUint32(0, value, true));
const bytesField = (number: number, content: Uint8Array) =>
  joinedBytes(varint(number * 8 + 2), varint(content.length), content);
const encoder = new TextEncoder();

function record(data: Uint8Array): Uint8Array {
  const length = joinedBytes(unsigned(data.length), unsigned(0));
  return joinedBytes(length, unsigned(maskedCrc(length)), data, unsigned(maskedCrc(data)));
}

/** A value in one of the forms that writers use: a float, a tensor with its bytes, a tensor with a list, of floats or doubles. */
function summaryValue(name: string, value: number, kind: number): Uint8Array {
  const tag = bytesField(1, encoder.encode(name));
  switch (kind) {
    case 0:
      return joinedBytes(tag, bytesField(8, joinedBytes(Uint8Array.of(8, 1), bytesField(4, float(value)))));
    case 1:
      return joinedBytes(tag, bytesField(8, joinedBytes(Uint8Array.of(8, 1), bytesField(5, float(value)))));
    case 2:
      return joinedBytes(
        tag,
        bytesField(9, bytesField(1, encoder.encode("scalars"))),
        bytesField(8, joinedBytes(Uint8Array.of(8, 2), bytesField(4, double(Math.fround(value))))),
      );
    case 3:
      return joinedBytes(
        tag,
        bytesField(8, joinedBytes(Uint8Array.of(8, 2), bytesField(6, double(Math.fround(value))))),
      );
    default:
      return joinedBytes(tag, Uint8Array.of(21), float(value));
  }
}

/** A TensorBoard event file with right checksums: a record for each row or for each value, perhaps with others between them. */
export function eventFile({ names, columns, rows }: Table, random: Random): Uint8Array {
  const time = joinedBytes(Uint8Array.of(9), double(1.7e9));
  const records = [record(joinedBytes(time, bytesField(3, encoder.encode("brain.Event:2"))))];
  const kind = random.pick([4, 4, 0, 1, 2, 3]);
  const isApart = random.chance(0.5);
  const at = names.findIndex((name) => /^(?:global_|_)?step$/i.test(name));
  for (let row = 0; row < rows; row++) {
    const step = columns[at]?.[row] ?? row;
    const values = names.flatMap((name, i) => {
      const value = columns[i]?.[row];
      return i === at || value === undefined || Number.isNaN(value)
        ? []
        : [bytesField(1, summaryValue(name, value, kind))];
    });
    const event = (some: readonly Uint8Array[]) =>
      record(joinedBytes(time, Uint8Array.of(16), varint(step), bytesField(5, joinedBytes(...some))));
    records.push(...(isApart ? values.map((value) => event([value])) : [event(values)]));
    // pictures and graphs stand between the numbers
    if (random.chance(0.02))
      records.push(record(joinedBytes(time, bytesField(random.within(1, 15), new Uint8Array(random.below(50))))));
    // the data is damaged, its length is not
    if (random.chance(0.002)) records.push(record(new Uint8Array(5)).fill(7, 12, 17));
  }
  return joinedBytes(...records);
}
