import type { Io } from "./io.ts";

/** Test support: files that exist in memory only, "-" the standard input, and what is printed on both outputs. `bytesOf` throws where there is no such file. */
export function memoryIo(bytesOf: (path: string) => Uint8Array) {
  const printed = { out: "", err: "" };
  const io: Io = {
    readFile: async (path) => bytesOf(path),
    stdin: async () => bytesOf("-"),
    stream: async function* (path) {
      yield bytesOf(path);
    },
    sizeOf: (path) =>
      io.readFile(path).then(
        ({ length }) => length,
        () => 0,
      ),
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
  };
  return { io, printed };
}

/** Test support: reads from texts by their names, as a disk does. */
export const filesOf = (texts: Readonly<Record<string, string>>) => (name: string) => {
  const text = texts[name];
  if (text === undefined) throw new Error(`ENOENT: no such file or directory, open '${name}'`);
  return new TextEncoder().encode(text);
};
