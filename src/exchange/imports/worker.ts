import { decodeImport } from "./import.ts";

declare const self: DedicatedWorkerGlobalScope;

/** A text or file to read, with a number that its answer repeats. */
interface Request {
  readonly id: number;
  readonly source: string | File;
}

/** Reads texts and files of up to 1 MiB, one at a time: a large one takes longer than the page may stand still. Answers with an Import, or null where the browser cannot read the file. */
self.onmessage = async ({ data: { id, source } }: MessageEvent<Request>) => {
  const content =
    typeof source === "string"
      ? source
      : await source.arrayBuffer().then(
          (bytes) => new Uint8Array(bytes),
          () => null,
        );
  self.postMessage({ id, imported: content === null ? null : decodeImport(content) });
};
