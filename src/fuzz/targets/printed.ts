import type { Io } from "../../cli/io.ts";

/** Cuts bytes into pieces of this size, the last one shorter. */
export async function* piecesOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Returns what a command of the command line prints, on both outputs, where every file holds these bytes. */
export async function printed(bytes: Uint8Array, command: (io: Io) => Promise<unknown>): Promise<string> {
  let text = "";
  const say = (part: string) => {
    text += part;
  };
  await command({
    readFile: async () => bytes,
    stdin: async () => bytes,
    stream: () => piecesOf(bytes, 1 << 16),
    sizeOf: async () => bytes.length,
    out: say,
    err: say,
  });
  return text;
}
