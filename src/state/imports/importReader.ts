import { failed, type Import, SIZE_LIMIT, tooLarge } from "../../exchange/imports/imported.ts";
import type { ImportAnswer, ImportRequest, ImportSource } from "../../exchange/imports/protocol.ts";

/** The worker that reads texts and files. */
export interface ImportPort {
  postMessage(request: ImportRequest): void;
  terminate(): void;
  onmessage: { handle(event: { readonly data: ImportAnswer }): void }["handle"] | null;
  onerror: { handle(event: unknown): void }["handle"] | null;
}

/** Longest wait for an answer, in ms; 1 MiB takes less than a second. */
const PATIENCE_MS = 20_000;

/** Reads settings from texts and files in a worker, one at a time; the worker is made when it is first needed, and again after it has failed. */
export function createImportReader(createWorker: () => ImportPort) {
  let worker: ImportPort | undefined;
  let count = 0;
  let last: Promise<unknown> = Promise.resolve();

  const readNext = (source: ImportSource, signal: AbortSignal | undefined) =>
    new Promise<Import | undefined>((resolve, reject) => {
      if (signal?.aborted) return resolve(undefined);
      const isText = typeof source === "string";
      const size = isText ? source.length : source.size;
      if (size > SIZE_LIMIT) return resolve(tooLarge(size, isText ? "text" : "file"));
      worker ??= createWorker();
      const port = worker;
      const id = ++count;
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abandon);
      };
      const stop = () => {
        end();
        port.terminate();
        worker = undefined;
      };
      // what is being read is of no use any more, and may take a second
      const abandon = () => {
        stop();
        resolve(undefined);
      };
      const fail = () => {
        stop();
        reject(new Error("the reader of imports stopped"));
      };
      const timer = setTimeout(fail, PATIENCE_MS);
      signal?.addEventListener("abort", abandon);
      port.onerror = fail;
      port.onmessage = ({ data }) => {
        if (data.id !== id) return;
        end();
        resolve(data.imported ?? failed("The browser could not read this file. Was it moved, or is it a folder?"));
      };
      port.postMessage({ id, source });
    });

  return {
    /** Resolves with what the text or file holds; with undefined once the signal is aborted. Rejects where the worker does not start or stops. */
    read: (source: ImportSource, signal?: AbortSignal): Promise<Import | undefined> => {
      const read = last.then(() => readNext(source, signal));
      last = read.catch(() => undefined);
      return read;
    },
  };
}

export type ImportReader = ReturnType<typeof createImportReader>;

const readers = new WeakMap<() => ImportPort, ImportReader>();

/** Returns the reader whose workers are made by this function: the same one at every call. */
export function importReaderOf(createWorker: () => ImportPort): ImportReader {
  const reader = readers.get(createWorker) ?? createImportReader(createWorker);
  readers.set(createWorker, reader);
  return reader;
}
