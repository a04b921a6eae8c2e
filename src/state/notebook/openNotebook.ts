import type { RunsAnswer, RunsRequest } from "../../exchange/runs/protocol.ts";
import type { DecodedRunsFile } from "../../exchange/runs/runsFile.ts";
import type { SavedRun } from "../../exchange/runs/savedRun.ts";
import type { Taken } from "./mergeImport.ts";
import { createNotebook } from "./notebook.ts";

/** The worker that decodes a file of saved runs. */
export interface RunsPort {
  postMessage(request: RunsRequest): void;
  terminate(): void;
  onmessage: { handle(event: { readonly data: RunsAnswer }): void }["handle"] | null;
  onerror: { handle(event: unknown): void }["handle"] | null;
}

/** An imported file: what it holds, and what the import changed. */
export interface Imported {
  readonly name: string;
  readonly decoded: DecodedRunsFile;
  readonly taken: Taken;
  /** True where the worker stopped: the same file may be read at another try. */
  readonly canRetry: boolean;
}

const unreadable = (problem: string): DecodedRunsFile => ({ runs: [], refused: [], remarks: [], problem });

/** Decodes a file in a worker, because a large one would block the page; `onShare` gets the share that has been read. Undefined where the worker stops. */
async function decodeInWorker(
  file: File,
  createWorker: () => RunsPort,
  onShare: (share: number) => void,
): Promise<DecodedRunsFile | undefined> {
  let worker: RunsPort | undefined;
  const runs: SavedRun[] = [];
  try {
    const port = createWorker();
    worker = port;
    return await new Promise<DecodedRunsFile>((resolve, reject) => {
      port.onmessage = ({ data }) => {
        if (data.kind === "runs") {
          for (const run of data.runs) runs.push(run);
          onShare(data.share);
          return port.postMessage({ kind: "next" });
        }
        const { decoded } = data;
        if (!decoded) resolve(unreadable("The browser could not read this file. Was it moved, or is it a folder?"));
        else if (decoded.problem !== undefined) resolve(decoded);
        else resolve({ ...decoded, runs: [...runs, ...decoded.runs] });
      };
      port.onerror = reject;
      port.postMessage({ kind: "read", file });
    });
  } catch {
    return undefined;
  } finally {
    worker?.terminate();
  }
}

/**
 * Opens the notebook of this page: it is saved before the page goes, catches up with other tabs when the page gets the focus, and the
 * browser asks before closing the page while a change is unsaved.
 */
export function openNotebook(createWorker: () => RunsPort) {
  const notebook = createNotebook();
  addEventListener("focus", () => void notebook.catchUp());
  // on a phone this is the last event that a page receives
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void notebook.save();
  });
  addEventListener("pagehide", notebook.saveNow);
  addEventListener("beforeunload", (event) => {
    if (notebook.store.getState().unsaved.size > 0) event.preventDefault();
  });
  return {
    ...notebook,
    add: (...added: Parameters<typeof notebook.add>) => {
      // absent on insecure pages; a refusal means only that a full disk clears the notebook sooner
      const storage: StorageManager | undefined = navigator.storage;
      storage?.persist().catch(() => undefined);
      return notebook.add(...added);
    },
    /** Imports a file of saved runs; `onShare` gets the share of it that has been read. Never rejects. */
    importFile: async (file: File, onShare: (share: number) => void): Promise<Imported> => {
      const whole = await decodeInWorker(file, createWorker, onShare);
      const decoded = whole ?? unreadable("The reader of saved runs did not start, or stopped. Nothing was imported.");
      return { name: file.name, decoded, taken: notebook.take(decoded.runs), canRetry: whole === undefined };
    },
  };
}

export type OpenNotebook = ReturnType<typeof openNotebook>;
