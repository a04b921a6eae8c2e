import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { run } from "./main.ts";

/** The standard input up to just beyond the size at which a document is refused anyway. */
async function stdin(): Promise<Uint8Array> {
  const { SIZE_LIMIT } = await import("../exchange/imports/imported.ts");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > SIZE_LIMIT) break;
  }
  return Buffer.concat(chunks);
}

/** Runs the command line of this process. A reader that closes early, such as `head`, is no error. */
export async function runProcess(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  }
  // the exit code is set, not forced: what was written to a pipe is still delivered
  process.exitCode = await run(process.argv.slice(2), {
    readFile,
    stdin,
    stream: (path) => (path === "-" ? process.stdin : createReadStream(path)),
    sizeOf: (path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    pause: async (milliseconds) => {
      await setTimeout(milliseconds);
      return true;
    },
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    // to the start of the line, and clear it
    ...(process.stderr.isTTY ? { progress: (line: string) => process.stderr.write(`\r\x1b[2K${line}`) } : {}),
  });
}
