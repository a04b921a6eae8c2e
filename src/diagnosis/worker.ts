import { defaultRun, diagnoseRun, headOf } from "./diagnoseRun.ts";
import { forecastRun } from "./forecastRun.ts";
import { readLog } from "./formats/readLog.ts";
import type { Log } from "./log/log.ts";
import type { LogAnswer, LogFile, LogRequest, RolloutsAnswer } from "./protocol.ts";
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

/** Reads scored rollouts, whose code is loaded with the first such file. */
async function readScores(
  file: LogFile & { readonly name: string },
  onProgress: (bytes: number) => void,
): Promise<RolloutsAnswer> {
  const [{ readRollouts }, { passRatesOf }] = await Promise.all([
    import("./passRates/readRollouts.ts"),
    import("./passRates/passRates.ts"),
  ]);
  const { prompts, problem, ...source } = await readRollouts([{ name: file.name, bytes: bytesOf(file) }], {
    onProgress,
  });
  if (problem !== undefined) return { problem };
  const rates = passRatesOf({ prompts });
  return "problem" in rates ? rates : { rates, source };
}

self.onmessage = async ({ data }: MessageEvent<LogRequest>) => {
  const { id } = data;
  if (data.kind === "read") void read(id, data.file, data.known);
  else if (data.kind === "rollouts")
    post({
      kind: "rollouts",
      id,
      result: await readScores(data.file, (bytes) => post({ kind: "progress", id, read: bytes })),
    });
  else if (log && data.kind === "diagnose")
    post({ kind: "diagnosis", id, run: diagnoseRun(log, data.choice, data.known) });
  else if (log && data.kind === "forecast")
    post({ kind: "forecast", id, forecast: forecastRun(log, data.choice, data.steps, data.known) });
};
