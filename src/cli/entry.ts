import { createReadStream, readlinkSync, writeSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { visible } from "../schema/values/quote.ts";
import { exitCodes } from "./io.ts";
import { run } from "./main.ts";
import { systemErrorText } from "./systemError.ts";

/** Longest path that a message names, in characters. */
const LONGEST_PATH = 200;

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

/** The bytes of a file as they come; fails with what to do about it. */
async function* fileStream(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path);
  } catch (error) {
    throw new Error(systemErrorText(error));
  }
}

/** The path of the file that the standard output goes to, where the system tells it. */
function outputName(): string {
  try {
    const path = readlinkSync("/proc/self/fd/1");
    return path.startsWith("/") ? visible(path, LONGEST_PATH) : "the standard output";
  } catch {
    return "the standard output";
  }
}

/** Ends the process where its output cannot be written. A reader that closes early, such as `head`, is no error. */
function endOn(error: NodeJS.ErrnoException, name: string): never {
  if (error.code === "EPIPE") process.exit();
  try {
    writeSync(process.stderr.fd, `goldilocks: ${name} cannot be written: ${systemErrorText(error)}\n`);
  } catch {
    // the exit code alone is left
  }
  process.exit(exitCodes.usage);
}

/** Runs the command line of this process. */
export async function runProcess(): Promise<void> {
  process.stdout.on("error", (error) => endOn(error, outputName()));
  process.stderr.on("error", (error) => endOn(error, "the error output"));
  // the exit code is set, not forced: what was written to a pipe is still delivered
  process.exitCode = await run(process.argv.slice(2), {
    readFile,
    stdin,
    stream: (path) => (path === "-" ? process.stdin : fileStream(path)),
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
