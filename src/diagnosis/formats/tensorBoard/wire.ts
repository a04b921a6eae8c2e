/** One field of a protobuf message: a varint, 4 or 8 fixed bytes, or bytes with a length. */
export interface Wire {
  readonly number: number;
  readonly varint?: number;
  readonly fixed?: Uint8Array;
  readonly bytes?: Uint8Array;
}

/** The fields of a message in protobuf's wire format (protobuf.dev/programming-guides/encoding); ends where it is no longer one. */
export function* fields(message: Uint8Array): Generator<Wire> {
  let at = 0;
  /** Beyond 2^53 only approximate: no step is as large. NaN where the message ends within it. */
  const varint = () => {
    let value = 0;
    for (let shift = 1; at < message.length; shift *= 128) {
      const byte = message[at++] ?? 0;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
    return Number.NaN;
  };
  while (at < message.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    const type = key % 8;
    if (type === 0) {
      const value = varint();
      if (Number.isNaN(value)) return;
      yield { number, varint: value };
      continue;
    }
    const length = type === 1 ? 8 : type === 5 ? 4 : type === 2 ? varint() : Number.NaN;
    if (!(at + length <= message.length)) return;
    const content = message.subarray(at, at + length);
    yield type === 2 ? { number, bytes: content } : { number, fixed: content };
    at += length;
  }
}
