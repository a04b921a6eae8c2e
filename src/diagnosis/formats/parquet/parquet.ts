import { joined } from "../bytes.ts";
import type { BinaryFormat } from "../format.ts";

const SIGNATURE = [0x50, 0x41, 0x52, 0x31];

/** Parquet, as pandas and W&B write tables; its reader is loaded with the first such file. */
export const parquet: BinaryFormat = {
  input: "bytes",
  isCertain: true,
  fits: (head) => SIGNATURE.every((byte, i) => head[i] === byte),
  open() {
    const pieces: Uint8Array[] = [];
    return {
      read: (piece) => void pieces.push(piece),
      end: async () => (await import("./readParquet.ts")).readParquet(joined(pieces)),
    };
  },
};
