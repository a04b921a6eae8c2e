/** Writes TensorBoard's event files for tests, by other code than the reader's. */

/** CRC-32C bit by bit, another way than the reader's, masked as TFRecord has it. */
function masked(bytes: Uint8Array): number {
  let crc = 0xffffffffn;
  for (const byte of bytes) {
    crc ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit++) crc = (crc >> 1n) ^ (crc & 1n ? 0x82f63b78n : 0n);
  }
  crc ^= 0xffffffffn;
  return Number((((crc >> 15n) | (crc << 17n)) & 0xffffffffn) + 0xa282ead8n) % 2 ** 32;
}

const little = (size: 4 | 8, write: (view: DataView) => void) => {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return [...bytes];
};
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const bytesField = (number: number, content: readonly number[]) => [
  number * 8 + 2,
  ...varint(content.length),
  ...content,
];
const text = (value: string) => [...new TextEncoder().encode(value)];
const float = (value: number) => little(4, (view) => view.setFloat32(0, value, true));

function record(data: readonly number[]): number[] {
  const length = little(8, (view) => view.setUint32(0, data.length, true));
  const crc = (bytes: readonly number[]) =>
    little(4, (view) => view.setUint32(0, masked(Uint8Array.from(bytes)), true));
  return [...length, ...crc(length), ...data, ...crc(data)];
}
/** A record with an event of these values, as bytes. */
export const event = (step: number, ...values: number[][]) =>
  record([
    9,
    ...little(8, (view) => view.setFloat64(0, 1.7e9, true)),
    16,
    ...varint(step),
    ...bytesField(
      5,
      values.flatMap((value) => bytesField(1, value)),
    ),
  ]);
/** A value in the older form. */
export const simpleValue = (tag: string, value: number) => [...bytesField(1, text(tag)), 21, ...float(value)];
/** A value as a tensor with its bytes. */
export const contentValue = (tag: string, value: number) => [
  ...bytesField(1, text(tag)),
  ...bytesField(8, [8, 1, ...bytesField(4, float(value))]),
];
/** A value as a tensor with a list. */
export const listValue = (tag: string, value: number) => [
  ...bytesField(1, text(tag)),
  ...bytesField(8, [8, 1, ...bytesField(5, float(value))]),
];
const version = record([
  9,
  ...little(8, (view) => view.setFloat64(0, 1.7e9, true)),
  ...bytesField(3, text("brain.Event:2")),
]);

/** A file of these records, behind its version. */
export const eventFile = (records: readonly (readonly number[])[]) => Uint8Array.from([version, ...records].flat());
/** Where the first record behind the version begins. */
export const afterVersion = version.length;
