import { crc32, deflateRawSync } from "node:zlib";

/** A file to put into an archive; what is not stated is as it should be. */
interface Packed {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly isStored?: boolean;
  /** Size that the archive states instead of the true one. */
  readonly statedSize?: number;
  readonly flags?: number;
}

const bytes = (content: Uint8Array | string) => (typeof content === "string" ? Buffer.from(content) : content);

/** Test support: writes a zip archive by other code than the reader's. */
export function zipFile(files: readonly Packed[], comment = ""): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, isStored = false, statedSize, flags = 0 } of files) {
    const whole = bytes(content);
    const packed = isStored ? Buffer.from(whole) : deflateRawSync(whole);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(isStored ? 0 : 8, 4);
    fields.writeUInt32LE(crc32 ? crc32(whole) : 0, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(statedSize ?? whole.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\0"), fields, tail, Buffer.from(name));
    parts.push(Buffer.from("PK\u0003\u0004"), fields, Buffer.from(name), packed);
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const size = Buffer.concat(directory).length;
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, ...directory, end, Buffer.from(comment)]);
}
