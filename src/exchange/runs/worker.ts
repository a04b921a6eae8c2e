import type { RunsAnswer, RunsRequest } from "./protocol.ts";
import { readRunsFile } from "./runsFile.ts";
import type { SavedRun } from "./savedRun.ts";

declare const self: DedicatedWorkerGlobalScope;

const post = (answer: RunsAnswer) => self.postMessage(answer);

/** Goes on with the file. */
let next: (() => void) | undefined;

/** Reads one notebook file piece by piece: a large one takes seconds, and would not fit into memory as a whole. */
self.onmessage = async ({ data }: MessageEvent<RunsRequest>) => {
  if (data.kind === "next") return next?.();
  const give = (runs: readonly SavedRun[], share: number) =>
    new Promise<void>((resolve) => {
      next = resolve;
      post({ kind: "runs", runs, share });
    });
  post({ kind: "end", decoded: await readRunsFile(data.file, give).catch(() => null) });
};
