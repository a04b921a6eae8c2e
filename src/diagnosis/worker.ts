import { defaultRun, diagnoseRun, headOf } from "./diagnoseRun.ts";
import { readLog } from "./formats/readLog.ts";
import type { Log } from "./log/log.ts";
import type { LogAnswer, LogFile, LogRequest } from "./protocol.ts";
import type { RunContext } from "./verdict/runContext.ts";

declare const self: DedicatedWorkerGlobalScope;

const post = (answer: LogAnswer) => self.postMessage(answer);

/** Yields a file's bytes as they arrive; not every browser can iterate over a stream itself. */
async function* bytesOf(file: LogFile): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) if (piece.value) yield piece.value;
}

/** Aborts the reading of an older file when a newer one arrives. */
let newest = { aborted: false };
let log: Log | undefined;

async function read(id: number, file: LogFile, known: RunContext) {
  newest.aborted = true;
  const own = { aborted: false };
  newest = own;
  const onProgress = (bytes: number) => post({ kind: "progress", id, read: bytes });
  const result = await readLog(bytesOf(file), { size: file.size, onProgress, signal: own });
  if (own.aborted) return;
  log = result;
  const choice = { run: defaultRun(result) };
  post({ kind: "log", id, head: headOf(result), choice, run: diagnoseRun(result, choice, known) });
}

self.onmessage = ({ data }: MessageEvent<LogRequest>) => {
  if (data.kind === "read") void read(data.id, data.file, data.known);
  else if (log) post({ kind: "diagnosis", id: data.id, run: diagnoseRun(log, data.choice, data.known) });
};
