import { run } from "./main.ts";

/** Runs a command on one file with this text, and returns its exit code and what it prints; for tests. */
export async function runOnText(argv: readonly string[], text: string) {
  const printed = { out: "", err: "" };
  const bytes = new TextEncoder().encode(text);
  const code = await run(argv, {
    readFile: async () => bytes,
    stdin: async () => bytes,
    stream: async function* () {
      yield bytes;
    },
    sizeOf: async () => bytes.length,
    out: (line) => {
      printed.out += line;
    },
    err: (line) => {
      printed.err += line;
    },
  });
  return { code, ...printed };
}
