import { type DecodedRunsFile, LARGEST_RUNS_FILE, runsFileTooLarge } from "../../exchange/runs/runsFile.ts";
import type { Taken } from "./mergeImport.ts";
import { createNotebook } from "./notebook.ts";

/** The part of the worker that decodes a file of saved runs; its answer is null where the browser cannot read the file. */
export interface RunsPort {
  postMessage(file: File): void;
  terminate(): void;
  onmessage: { handle(event: { readonly data: DecodedRunsFile | null }): void }["handle"] | null;
  onerror: { handle(event: unknown): void }["handle"] | null;
}

/** An imported file: what it holds, and what the import changed. */
export interface Imported {
  readonly name: string;
  readonly decoded: DecodedRunsFile;
  readonly taken: Taken;
}

const unreadable = (problem: string): DecodedRunsFile => ({ runs: [], refused: [], remarks: [], problem });

/** Decodes a file in a worker, because a large one would block the page. Never rejects. */
async function decodeInWorker(file: File, createWorker: () => RunsPort): Promise<DecodedRunsFile> {
  if (file.size > LARGEST_RUNS_FILE) return runsFileTooLarge(file.size);
  let worker: RunsPort | undefined;
  try {
    const port = createWorker();
    worker = port;
    return await new Promise<DecodedRunsFile>((resolve, reject) => {
      port.onmessage = ({ data }) =>
        resolve(data ?? unreadable("The browser could not read this file. Was it moved, or is it a folder?"));
      port.onerror = reject;
      port.postMessage(file);
    });
  } catch {
    return unreadable("The reader of saved runs did not start. Reload the page and try again.");
  } finally {
    worker?.terminate();
  }
}

/**
 * Opens the notebook of this page: it is saved before the page goes and read again when the page gets the focus, and the browser asks
 * before closing the page while a change is unsaved.
 */
export function openNotebook(createWorker: () => RunsPort) {
  const notebook = createNotebook();
  addEventListener("focus", () => void notebook.refresh());
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
    /** Imports a file of saved runs; never rejects. */
    importFile: async (file: File): Promise<Imported> => {
      const decoded = await decodeInWorker(file, createWorker);
      return { name: file.name, decoded, taken: notebook.take(decoded.runs) };
    },
  };
}

export type OpenNotebook = ReturnType<typeof openNotebook>;
