import { decodeImport } from "./import.ts";
import type { ImportAnswer, ImportRequest } from "./protocol.ts";

declare const self: DedicatedWorkerGlobalScope;

const post = (answer: ImportAnswer) => self.postMessage(answer);

/** Reads texts and files of up to 1 MiB: a large one takes longer than the page may stand still. */
self.onmessage = async ({ data: { id, source } }: MessageEvent<ImportRequest>) => {
  const bytes = typeof source === "string" ? source : await source.arrayBuffer().catch(() => null);
  if (bytes === null) post({ id, imported: null });
  else post({ id, imported: decodeImport(typeof bytes === "string" ? bytes : new Uint8Array(bytes)) });
};
