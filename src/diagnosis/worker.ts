import { headOf, seenIn } from "./diagnoseRun.ts";
import { readLog } from "./formats/readLog.ts";
import type { Log } from "./log/log.ts";
import type { LogAnswer, LogFile, LogRequest } from "./protocol.ts";

declare const self: DedicatedWorkerGlobalScope;

const post = (answer: LogAnswer) => self.postMessage(answer);

/** The file's bytes as they come; not every browser can iterate over a stream itself. */
async function* bytesOf(file: LogFile): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) if (piece.value) yield piece.value;
}

let reading = { aborted: false };
let log: Log | undefined;

async function read(id: number, file: LogFile) {
  reading.aborted = true;
  const own = { aborted: false };
  reading = own;
  const onProgress = (bytes: number) => post({ kind: "progress", id, read: bytes });
  const result = await readLog(bytesOf(file), { size: file.size, onProgress, signal: own });
  if (own.aborted) return;
  log = result;
  post({ kind: "log", id, head: headOf(result) });
}

self.onmessage = ({ data }: MessageEvent<LogRequest>) => {
  if (data.kind === "cancel") reading.aborted = true;
  else if (data.kind === "read") void read(data.id, data.file);
  else if (log) post({ kind: "seen", id: data.id, seen: seenIn(log, data.choice, data.known) });
};
