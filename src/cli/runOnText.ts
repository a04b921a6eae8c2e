import { run } from "./main.ts";
import { memoryIo } from "./memoryIo.ts";

/** Test support: runs a command on one file with this text, and returns its exit code and what it prints. */
export async function runOnText(argv: readonly string[], text: string) {
  const { io, printed } = memoryIo(() => new TextEncoder().encode(text));
  const code = await run(argv, io);
  return { code, ...printed };
}
