import type { Log } from "../../log/log.ts";
import { createRuns } from "../../log/runs.ts";
import { joined } from "../bytes.ts";
import type { BinaryFormat } from "../format.ts";
import { fields, type Wire } from "./wire.ts";

/**
 * TensorBoard's event files: records of `length (8 bytes) · CRC of it (4) · data · CRC of it (4)`, little-endian, with an Event in each
 * (tensorflow/core/lib/io/record_writer.h, tensorflow/core/util/event.proto, framework/summary.proto and tensor.proto).
 */
const HEADER = 12;
const FOOTER = 4;
/** Larger records hold pictures and graphs. */
const LARGEST = 1 << 26;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  return crc;
});

/** CRC-32C, rotated and shifted as TFRecord stores it. */
function maskedCrc(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  crc = ~crc >>> 0;
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The length of the record that begins here, undefined where none does. */
function recordLength(bytes: Uint8Array, at: number): number | undefined {
  if (at + HEADER > bytes.length) return undefined;
  const view = viewOf(bytes);
  const length = view.getUint32(at, true);
  const isOne = view.getUint32(at + 4, true) === 0 && length <= LARGEST;
  return isOne && maskedCrc(bytes.subarray(at, at + 8)) === view.getUint32(at + 8, true) ? length : undefined;
}

/** TensorBoard's event files: the scalars in the order of the file; damaged records are skipped and counted. */
export const tensorBoard: BinaryFormat = {
  input: "bytes",
  isCertain: true,
  fits: (head) => recordLength(head, 0) !== undefined,
  open() {
    const pieces: Uint8Array[] = [];
    return { read: (piece) => void pieces.push(piece), end: () => readEvents(joined(pieces)) };
  },
};

function readEvents(bytes: Uint8Array): Log {
  const runs = createRuns();
  const points = runs.of("");
  let step: number | undefined;
  let damaged = 0;
  let at = 0;

  function add(event: Uint8Array) {
    const { step: own, values } = readEvent(event);
    for (const { tag, value } of values) {
      if (step !== undefined && (own !== step || points.has(tag))) points.endPoint();
      step = own;
      points.set("step", own);
      points.set(tag, value);
    }
  }

  while (at < bytes.length) {
    const length = recordLength(bytes, at);
    const end = at + HEADER + (length ?? 0);
    if (length === undefined || end > bytes.length) {
      damaged++;
      // the next place where the length and its CRC agree
      at++;
      while (at < bytes.length && recordLength(bytes, at) === undefined) at++;
      continue;
    }
    const data = bytes.subarray(at + HEADER, end);
    const isWhole = end + FOOTER <= bytes.length && maskedCrc(data) === viewOf(bytes).getUint32(end, true);
    if (isWhole) add(data);
    else damaged++;
    at = end + FOOTER;
  }
  if (step !== undefined) points.endPoint();
  if (damaged > 0)
    runs.note(`${damaged} ${damaged === 1 ? "record is" : "records are"} damaged or cut off and left out.`);
  return runs.finish("TensorBoard event file");
}

const asFloat = ({ fixed }: Wire, size: 4 | 8) =>
  fixed && (size === 4 ? viewOf(fixed).getFloat32(0, true) : viewOf(fixed).getFloat64(0, true));

/** Event: step = 2, summary = 5. Summary: value = 1. */
function readEvent(event: Uint8Array) {
  let step = 0;
  const values: { tag: string; value: number }[] = [];
  for (const field of fields(event)) {
    if (field.number === 2 && field.varint !== undefined) step = field.varint;
    if (field.number !== 5 || !field.bytes) continue;
    for (const { number, bytes } of fields(field.bytes)) {
      const value = number === 1 && bytes ? readValue(bytes) : undefined;
      if (value) values.push(value);
    }
  }
  return { step, values };
}

/** Summary.Value: tag = 1, simple_value = 2, tensor = 8. */
function readValue(bytes: Uint8Array): { tag: string; value: number } | undefined {
  let tag = "";
  let value: number | undefined;
  for (const field of fields(bytes)) {
    if (field.number === 1 && field.bytes) tag = new TextDecoder().decode(field.bytes);
    if (field.number === 2 && field.fixed?.length === 4) value = asFloat(field, 4);
    if (field.number === 8 && field.bytes) value = readTensor(field.bytes) ?? value;
  }
  return tag === "" || value === undefined ? undefined : { tag, value };
}

const FLOAT = 1;
const DOUBLE = 2;

/** TensorProto of one number: dtype = 1, tensor_content = 4, float_val = 5, double_val = 6; undefined for any other. */
function readTensor(bytes: Uint8Array): number | undefined {
  let type = FLOAT;
  let value: number | undefined;
  for (const field of fields(bytes)) {
    if (field.number === 1 && field.varint !== undefined) type = field.varint;
    const size = field.number === 5 || type === FLOAT ? 4 : 8;
    const content = field.fixed ?? field.bytes;
    const isNumber = field.number === 4 ? type === FLOAT || type === DOUBLE : field.number === 5 || field.number === 6;
    if (isNumber && content?.length === size) value = asFloat({ ...field, fixed: content }, size);
  }
  return value;
}
