import type { Io } from "../../cli/io.ts";
import { memoryIo } from "../../cli/memoryIo.ts";

/** Cuts bytes into pieces of this size, the last one shorter. */
export async function* piecesOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Returns what a command of the command line prints, on both outputs, where every file holds these bytes. */
export async function printed(bytes: Uint8Array, command: (io: Io) => Promise<unknown>): Promise<string> {
  const { io, printed: on } = memoryIo(() => bytes);
  await command({ ...io, stream: () => piecesOf(bytes, 1 << 16) });
  return on.out + on.err;
}
